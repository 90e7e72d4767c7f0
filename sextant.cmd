<# : batch portion
@REM SPDX-License-Identifier: Apache-2.0
@REM The twin of ./sextant for Windows: finds a JDK, builds what is missing or older than its sources, runs it.
@REM   sextant [verb ...]         the program (see sextant --help)
@REM   sextant test [maven ...]   builds everything, runs every test, ends with "N passed, N failed, N skipped"
@REM SEXTANT_JAVA_OPTS is added to the java command line; SEXTANT_NO_BUILD=1 runs what was built last, however old.
@SETLOCAL
@SET "SEXTANT_ROOT=%~dp0"
@SET "SEXTANT_SELF=%~f0"
@SET "SEXTANT_MODE=run"
@IF /I "%~1"=="test" GOTO :test
@SET "SEXTANT_JAVA="
@SET "SEXTANT_FLAGS="
@FOR /F "usebackq tokens=1* delims==" %%A IN (`powershell -NoProfile -Command "& {icm -ScriptBlock ([Scriptblock]::Create((Get-Content -Raw -LiteralPath $env:SEXTANT_SELF))) -NoNewScope}" ^<nul`) DO @(
  IF "%%A"=="JAVA" (SET "SEXTANT_JAVA=%%B") ELSE IF "%%A"=="FLAGS" (SET SEXTANT_FLAGS=%%B)
)
@IF "%SEXTANT_JAVA%"=="" EXIT /B 1
@"%SEXTANT_JAVA%" %SEXTANT_FLAGS% %SEXTANT_JAVA_OPTS% -cp "%SEXTANT_ROOT%app\target\run\*" org.sextant.app.Sextant %*
@EXIT /B %ERRORLEVEL%
:test
@SET "SEXTANT_MODE=test"
@SET SEXTANT_ARGS=%*
@powershell -NoProfile -Command "& {icm -ScriptBlock ([Scriptblock]::Create((Get-Content -Raw -LiteralPath $env:SEXTANT_SELF))) -NoNewScope}" <nul
@EXIT /B %ERRORLEVEL%
: end batch / begin powershell #>

$ErrorActionPreference = 'Stop'
$oldestJava = 17
$root = $env:SEXTANT_ROOT.TrimEnd('\')
$target = Join-Path $root 'app\target'
$lib = Join-Path $target 'lib'
$run = Join-Path $target 'run'
$stamp = Join-Path $target 'sextant.stamp'
$sourceList = Join-Path $target 'sextant.sources'
$log = Join-Path $target 'sextant-build.log'
$lock = Join-Path $root '.sextant-build.lock'

function Say($text) { [Console]::Error.WriteLine("sextant: $text") }
function Die($text) { Say $text; exit 1 }

# ------------------------------------------------------------------------------------------------ the JDK

$script:jdk = $null
$script:refused = @()

function Consider($folder, $where) {
  if ($script:jdk) { return }
  $java = Join-Path $folder 'bin\java.exe'
  if (!(Test-Path -LiteralPath $java)) { $script:refused += "$folder ($where): no bin\java.exe in it"; return }
  $version = ''; $build = ''
  $release = Join-Path $folder 'release'
  if (Test-Path -LiteralPath $release) {
    foreach ($line in Get-Content -LiteralPath $release) {
      if ($line -match '^JAVA_VERSION="?([^"]+)') { $version = $Matches[1] }
      if ($line -match '^JAVA_RUNTIME_VERSION="?([^"]+)') { $build = $Matches[1] }
    }
  }
  if (!$version) { $script:refused += "$folder ($where): has no release file that tells its version"; return }
  if (!$build) { $build = $version }
  $feature = [int](($version -replace '^1\.', '') -replace '[^0-9].*$', '')
  if ($feature -lt $oldestJava) { $script:refused += "$folder ($where): Java $feature is too old" }
  elseif (!(Test-Path -LiteralPath (Join-Path $folder 'bin\javac.exe'))) {
    $script:refused += "$folder ($where): Java $feature without the compiler, bin\javac.exe is missing"
  } else { $script:jdk = @{ Home = $folder; Feature = $feature; Build = $build } }
}

function Find-Jdk {
  if ($env:JAVA_HOME) { Consider $env:JAVA_HOME.TrimEnd('\') 'JAVA_HOME' }
  $onPath = Get-Command javac.exe -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
  if ($onPath) { Consider (Split-Path (Split-Path $onPath.Path)) 'PATH' }
  $bases = @($env:ProgramFiles, ${env:ProgramFiles(x86)}, (Join-Path $env:LOCALAPPDATA 'Programs')) | Where-Object { $_ }
  $vendors = 'Java', 'Eclipse Adoptium', 'Eclipse Foundation', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft', 'AdoptOpenJDK'
  foreach ($base in $bases) {
    foreach ($vendor in $vendors) {
      $parent = Join-Path $base $vendor
      if (!(Test-Path -LiteralPath $parent)) { continue }
      foreach ($folder in Get-ChildItem -LiteralPath $parent -Directory) {
        if (Test-Path -LiteralPath (Join-Path $folder.FullName 'bin\java.exe')) { Consider $folder.FullName 'found' }
      }
    }
  }
  if ($script:jdk) { return }
  Say "no JDK $oldestJava or newer was found."
  if ($script:refused) { [Console]::Error.WriteLine("Looked at:`n  " + ($script:refused -join "`n  ")) }
  [Console]::Error.WriteLine("What to do: install a JDK (with the compiler, not only a runtime), then start again.")
  [Console]::Error.WriteLine("  winget install EclipseAdoptium.Temurin.21.JDK      or      https://adoptium.net")
  [Console]::Error.WriteLine("If one is installed elsewhere: set JAVA_HOME=C:\path\to\jdk")
  exit 1
}

# ------------------------------------------------------------------------------------------------ the build

function Get-Sources {
  $modules = @(Get-ChildItem -LiteralPath $root -Directory) + @(Get-ChildItem -LiteralPath (Join-Path $root 'plugins') -Directory)
  Get-Item -LiteralPath (Join-Path $root 'pom.xml')
  foreach ($module in $modules) {
    $pom = Join-Path $module.FullName 'pom.xml'
    if (Test-Path -LiteralPath $pom) { Get-Item -LiteralPath $pom }
    $sources = Join-Path $module.FullName 'src\main'
    if (Test-Path -LiteralPath $sources) { Get-ChildItem -LiteralPath $sources -Recurse -File }
  }
}

function Test-Stale {
  foreach ($file in $stamp, $sourceList, $run) { if (!(Test-Path -LiteralPath $file)) { return $true } }
  $sources = @(Get-Sources)
  $built = (Get-Item -LiteralPath $stamp).LastWriteTimeUtc
  foreach ($file in $sources) { if ($file.LastWriteTimeUtc -gt $built) { return $true } }
  $names = ($sources | ForEach-Object { $_.FullName.Substring($root.Length) } | Sort-Object) -join "`n"
  return $names -cne [IO.File]::ReadAllText($sourceList)
}

function Lock-Build {
  $said = $false; $empty = 0
  while ($true) {
    try { New-Item -ItemType Directory -Path $lock | Out-Null; break } catch {
      if (!(Test-Path -LiteralPath $lock)) { Die "cannot write in $root, which the build needs" }
    }
    $owner = Get-Content -LiteralPath (Join-Path $lock 'pid') -ErrorAction SilentlyContinue
    if (!$owner) { $empty++ }
    elseif (Get-Process -Id ([int]$owner) -ErrorAction SilentlyContinue) {
      $empty = 0
      if (!$said) { Say "waiting for the build that process $owner is doing ..."; $said = $true }
    } else { $empty = 99 }
    if ($empty -gt 5) { Remove-Item -LiteralPath $lock -Recurse -Force -ErrorAction SilentlyContinue; $empty = 0 }
    else { Start-Sleep -Seconds 1 }
  }
  Set-Content -LiteralPath (Join-Path $lock 'pid') -Value $PID
}

function Unlock-Build { Remove-Item -LiteralPath $lock -Recurse -Force -ErrorAction SilentlyContinue }

function Start-Noting {
  New-Item -ItemType Directory -Force -Path $target | Out-Null
  foreach ($old in $lib, "$run.new") { if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force } }
  Set-Content -LiteralPath "$stamp.new" -Value ''
  $names = (Get-Sources | ForEach-Object { $_.FullName.Substring($root.Length) } | Sort-Object) -join "`n"
  [IO.File]::WriteAllText("$sourceList.new", $names)
}

function Publish-Build {
  New-Item -ItemType Directory -Path "$run.new" | Out-Null
  Copy-Item -Path (Join-Path $target 'sextant-app-*.jar') -Destination "$run.new"
  Move-Item -Path (Join-Path $lib '*.jar') -Destination "$run.new"
  try { if (Test-Path -LiteralPath $run) { Remove-Item -LiteralPath $run -Recurse -Force } } catch {
    throw "the last build in $run is in use: close every running Sextant, then start again"
  }
  Move-Item -LiteralPath "$run.new" -Destination $run
  Move-Item -Force -LiteralPath "$sourceList.new" -Destination $sourceList
  Move-Item -Force -LiteralPath "$stamp.new" -Destination $stamp
}

function Invoke-Maven($arguments, $redirect) {
  Push-Location -LiteralPath $root
  try {
    $ErrorActionPreference = 'Continue'
    if ($redirect) { cmd /d /c "mvnw.cmd $arguments >`"$redirect`" 2>&1" | Out-Null }
    else { cmd /d /c "mvnw.cmd $arguments" | Out-Host }
    return $LASTEXITCODE
  } finally { Pop-Location }
}

function Build {
  if (!(Test-Stale)) { return }
  Lock-Build
  try {
    if (!(Test-Stale)) { return }
    Say 'building (first time takes a few minutes) ...'
    Start-Noting
    $status = Invoke-Maven '-q -B -ntp -pl app -am -Dmaven.test.skip=true -Dsextant.lib.skip=false package' $log
    if ($status -ne 0) {
      Say 'the build failed:'
      Get-Content -LiteralPath $log | Where-Object { $_ -notmatch '^\[ERROR\] *($|-> \[Help|\[Help|To see the full|Re-run Maven|For more info|After correct|mvn <)' } |
        Select-Object -Last 25 | ForEach-Object { [Console]::Error.WriteLine($_) }
      Die "the whole log is in $log"
    }
    Publish-Build
  } catch { Die $_.Exception.Message } finally { Unlock-Build }
}

function Get-Reports {
  Get-ChildItem -LiteralPath $root -Recurse -File -Filter 'TEST-*.xml' | Where-Object { $_.DirectoryName -like '*\target\surefire-reports' }
}

function Invoke-Tests {
  $rest = ($env:SEXTANT_ARGS -replace '^\s*"?test"?\s*', '')
  Lock-Build
  try {
    Start-Noting
    Get-Reports | Remove-Item -Force
    $env:SEXTANT_NO_BUILD = '1'
    $maven = Invoke-Maven "-B -ntp --fail-at-end -Dsextant.lib.skip=false verify $rest" $null
    if ($maven -eq 0 -and (Test-Path -LiteralPath $lib)) { Publish-Build }
    $tests = 0; $failed = 0; $skipped = 0
    foreach ($report in Get-Reports) {
      $suite = Select-String -LiteralPath $report.FullName -Pattern '<testsuite ' | Select-Object -First 1
      if ($suite.Line -match ' tests="(\d+)"') { $tests += [int]$Matches[1] }
      foreach ($kind in 'failures', 'errors') { if ($suite.Line -match " $kind=`"(\d+)`"") { $failed += [int]$Matches[1] } }
      if ($suite.Line -match ' skipped="(\d+)"') { $skipped += [int]$Matches[1] }
    }
  } catch { Die $_.Exception.Message } finally { Unlock-Build }
  $passed = $tests - $failed - $skipped
  if ($maven -ne 0) { Say "the build failed (Maven's exit status $maven), see above" }
  if ($passed + $failed -eq 0) { Say 'no test ran' }
  [Console]::Out.WriteLine("$passed passed, $failed failed, $skipped skipped")
  if ($maven -ne 0 -or $failed -gt 0 -or $passed -le 0) { exit 1 }
  exit 0
}

# ------------------------------------------------------------------------------------------------ the program

Find-Jdk
$env:JAVA_HOME = $script:jdk.Home
if ($env:SEXTANT_MODE -eq 'test') { Invoke-Tests }
if (!$env:SEXTANT_NO_BUILD) { Build }
elseif (!(Test-Path -LiteralPath $run)) { Die 'SEXTANT_NO_BUILD is set but nothing has been built yet: unset it and start again' }

$flags = '-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8'
$flags += ' -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning,cds*=off:stderr -Xshare:auto'
if ($script:jdk.Feature -ge 22) { $flags += ' --enable-native-access=ALL-UNNAMED' }
Write-Output ('JAVA=' + (Join-Path $script:jdk.Home 'bin\java.exe'))
Write-Output "FLAGS=$flags"
