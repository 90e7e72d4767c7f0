// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.SextantException;

/**
 * The program {@code ffmpeg} that comes with Sextant as a library (org.bytedeco:ffmpeg, LGPL): its files are unpacked once
 * into the user's cache.
 */
final class BundledFfmpeg {
    private static final Pattern MISSING =
            Pattern.compile("error while loading shared libraries: (\\S+): cannot open shared object file");
    /** Of a desktop; only {@code libavdevice} is linked to them, which records sound and screens. */
    private static final Set<String> STAND_INS =
            Set.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    private final String platform;

    BundledFfmpeg() {
        this(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    BundledFfmpeg(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        this.platform = system + (arm ? "-arm64" : "-x86_64");
    }

    String platform() {
        return platform;
    }

    /** @throws SextantException with the reason if it is not there or does not run */
    FfmpegProgram program() {
        String program = platform.startsWith("windows") ? "ffmpeg.exe" : "ffmpeg";
        String place = "org/bytedeco/ffmpeg/" + platform + "/" + program;
        URL url = BundledFfmpeg.class.getClassLoader().getResource(place);
        if (url == null) {
            throw new SextantException("this copy of Sextant was not built for " + platform);
        }
        try {
            if (!(url.openConnection() instanceof JarURLConnection jar)) {
                throw new SextantException("it lies in no library file but at " + url);
            }
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                return tried(unpacked(file).resolve(program), Path.of(file.getName()));
            }
        } catch (IOException e) {
            throw new SextantException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private FfmpegProgram tried(Path program, Path jar) throws IOException {
        Path folder = folder(program);
        Map<String, String> environment =
                platform.startsWith("linux") ? Map.of("LD_LIBRARY_PATH", folder.toString()) : Map.of();
        String origin = "of " + jar.getFileName();
        for (int standIns = 0; ; standIns++) {
            try {
                return FfmpegProgram.tried(program, origin, environment);
            } catch (SextantException e) {
                Optional<String> missing = missing(e);
                if (missing.isEmpty() || standIns == STAND_INS.size()) {
                    throw e;
                }
                EmptyLibrary.write(folder.resolve(missing.get()), missing.get(), platform.endsWith("arm64"));
            }
        }
    }

    private static Optional<String> missing(SextantException e) {
        Matcher m = MISSING.matcher(String.valueOf(e.getMessage()));
        return m.find() && STAND_INS.contains(m.group(1)) ? Optional.of(m.group(1)) : Optional.empty();
    }

    private static Path folder(Path program) {
        Path folder = program.getParent();
        if (folder == null) {
            throw new SextantException("it lies in no folder: " + program);
        }
        return folder;
    }

    /** The folder with the files of the platform; made if it is not there whole. */
    private Path unpacked(JarFile jar) throws IOException {
        Path name = Path.of(jar.getName()).getFileName();
        Path folder = cache().resolve(String.valueOf(name).replaceAll("\\.jar$", ""));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        String inside = "org/bytedeco/ffmpeg/" + platform + "/";
        List<JarEntry> entries = jar.stream()
                .filter(e -> e.getName().startsWith(inside) && !e.isDirectory())
                .filter(e -> !e.getName().contains("jni"))
                .toList();
        long bytes = entries.stream().mapToLong(JarEntry::getSize).sum();
        AtomicOutput.write(folder, true, bytes, part -> {
            Files.createDirectories(part);
            for (JarEntry e : entries) {
                Path file = part.resolve(e.getName().substring(inside.length()));
                try (InputStream in = jar.getInputStream(e)) {
                    Files.copy(in, file);
                }
                if (!file.toFile().setExecutable(true, true)) {
                    throw new IOException(file + " cannot be made executable");
                }
            }
        });
        return folder;
    }

    /** The user's folder for what can be made again. */
    private static Path cache() throws IOException {
        Map<String, String> env = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path base = env.containsKey("XDG_CACHE_HOME")
                ? Path.of(env.get("XDG_CACHE_HOME"))
                : os.contains("win") && env.containsKey("LOCALAPPDATA")
                        ? Path.of(env.get("LOCALAPPDATA"))
                        : os.contains("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
        try {
            return Files.createDirectories(base.resolve("sextant"));
        } catch (IOException notWritable) {
            Path temporary = Files.createTempDirectory("sextant");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> AtomicOutput.delete(temporary)));
            return temporary;
        }
    }
}
