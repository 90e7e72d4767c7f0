// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.error.SextantException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class FailureTest {
    @Test
    void memoryThatRanOutIsSaidAlsoFromWithin() {
        String text =
                new Failure(new SextantException("a block failed", new OutOfMemoryError("Java heap space"))).message();
        assertThat(text).contains("MiB").contains("SEXTANT_JAVA_OPTS=-Xmx");
    }

    @Test
    void theFileIsNamed() {
        assertThat(new Failure(new AccessDeniedException("/data/scan.tif")).message())
                .contains("/data/scan.tif")
                .contains("denied");
        assertThat(new Failure(new IOException("No space left on device")).message())
                .contains("No space left");
    }

    @Test
    void theUnexpectedAsksForAReport() {
        Failure f = new Failure(new IllegalStateException("odd", new ArithmeticException("over")));
        assertThat(f.message())
                .contains("IllegalStateException: odd")
                .contains("SEXTANT_TRACE=1")
                .doesNotContain("\n");
        assertThat(f.trace())
                .contains("caused by java.lang.ArithmeticException: over")
                .contains("FailureTest");
    }

    /** Whatever a verb dies of, there are words and one JSON object, and no stack trace. */
    @Test
    void everyThrowableEndsInWords() {
        Run memory = fail(new OutOfMemoryError("Java heap space"));
        assertThat(memory.err()).contains("-Xmx").doesNotContain("OutOfMemoryError");
        assertThat(memory.json().get("error").asText()).contains("-Xmx");
        for (Throwable odd : List.of(new StackOverflowError(), new IllegalStateException("odd"))) {
            Run run = fail(odd);
            assertThat(run.json().get("error").asText()).contains("defect");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    private static Run fail(Throwable with) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineProgram program =
                new CommandLineProgram(new Console(new PrintWriter(out), new PrintWriter(err), false));
        program.commandLine().addSubcommand("fail", new Failing(with));
        Run run = new Run(program.run("fail", "--json"), out.toString(), err.toString());
        assertThat(run.status()).isEqualTo(1);
        return run;
    }

    @Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        private final Throwable with;

        @Option(names = "--json")
        private boolean json;

        Failing(Throwable with) {
            this.with = with;
        }

        @Override
        public Integer call() throws Exception {
            if (with instanceof Error e) {
                throw e;
            }
            throw (Exception) with;
        }
    }

    @Test
    void unknownVerbsAreAnsweredWithTheKnown() {
        Run run = Run.of("bogus", "--json");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.json().get("error").asText())
                .contains("'bogus' is not a verb")
                .contains("convert");
        assertThat(Run.of("project", "bogus").err()).contains("relocate");
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        Run run = Run.of("info", "", "--json");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.json().get("error").asText()).contains("empty");
    }

    /** A slip with --overwrite must not cost a folder of scans. */
    @Test
    void picturesReplaceNeitherFoldersNorOtherFiles(@TempDir Path folder) throws IOException {
        Path project = folder.resolve("p.sextant");
        assertThat(Run.of("project", "create", project).status()).isZero();
        Path scans = Files.createDirectories(folder.resolve("scans.png"));
        Path scan = Files.writeString(folder.resolve("scan.tif"), "precious");
        for (Path out : List.of(scans, scan)) {
            Run run = Run.of("render", project, "-o", out, "--overwrite");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains(out.toString(), ".png");
        }
        assertThat(scans).isDirectory();
        assertThat(scan).hasContent("precious");
    }

    @Test
    void noVolumeTakesTheNameOfTheWholeView(@TempDir Path folder) throws IOException {
        Path project = folder.resolve("p.sextant");
        Run.of("project", "create", project);
        Path raw = Files.write(folder.resolve("a.raw"), new byte[8]);
        Run run = Run.of(
                "project", "add", project, raw, "--name=overview", "--raw-size=2x2x2", "--raw-type=u8", "--voxel=1um");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("overview");
    }
}
