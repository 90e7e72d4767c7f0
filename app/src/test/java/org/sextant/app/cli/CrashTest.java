// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.app.Sextant;
import org.sextant.volume.work.AtomicOutput;

/** The program killed without warning (kill −9) while it writes: nothing acknowledged is lost, nothing half is read. */
class CrashTest {
    private static final int KILLS = 20;
    private static final long SEED = 20;

    @TempDir
    private Path folder;

    private Process start(Path log, Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Sextant.class.getName()));
        for (Object a : args) {
            command.add(a.toString());
        }
        File out = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
                .start();
    }

    /** Kills processes at random moments of their life, whose length it learns from those that it let live. */
    private static final class Killer {
        private static final int MOST_TRIES = 4 * KILLS;

        private final Random random = new Random(SEED);
        private final double from;
        private long wholeMillis = Long.MAX_VALUE;
        private int kills;
        private int tries;

        /** @param from earliest moment, as a share of a whole life */
        Killer(double from) {
            this.from = from;
        }

        void letLive(Process p, Path log) throws IOException, InterruptedException {
            long start = System.nanoTime();
            int status = p.waitFor();
            assertThat(status).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
            wholeMillis = Math.min(wholeMillis, (System.nanoTime() - start) / 1_000_000);
        }

        /** Whether more are to be killed; fails the test if most kills come too late. */
        boolean wants() {
            assertThat(tries)
                    .as("processes of which only %d could be killed in time", kills)
                    .isLessThan(MOST_TRIES);
            return kills < KILLS;
        }

        void kill(Process p) throws InterruptedException {
            tries++;
            long start = System.nanoTime();
            if (p.waitFor((long) (wholeMillis * (from + (1 - from) * random.nextDouble())), TimeUnit.MILLISECONDS)) {
                wholeMillis = Math.min(wholeMillis, (System.nanoTime() - start) / 1_000_000);
                return;
            }
            p.destroyForcibly();
            p.waitFor();
            kills++;
        }
    }

    @Test
    void killedWhileConverting() throws Exception {
        int nx = 256;
        int nz = 350;
        Path raw = folder.resolve("in.raw");
        try (RandomAccessFile f = new RandomAccessFile(raw.toFile(), "rw")) {
            byte[] plane = new byte[2 * nx * nx];
            for (int z = 0; z < nz; z++) {
                new Random(z).nextBytes(plane);
                f.write(plane);
            }
        }
        Object[] convert = {"convert", raw, "", "--raw-size=256x256x350", "--raw-type=u16", "--voxel=1um"};
        convert[2] = folder.resolve("whole.ome.zarr");
        Killer killer = new Killer(0.25);
        killer.letLive(start(folder.resolve("log"), convert), folder.resolve("log"));
        for (int i = 0; killer.wants(); i++) {
            Path out = folder.resolve("out" + i + ".ome.zarr");
            convert[2] = out;
            killer.kill(start(folder.resolve("log"), convert));
            if (Files.exists(out)) {
                assertThat(Run.of("convert", out, folder.resolve("back.raw"), "--overwrite")
                                .status())
                        .isZero();
                assertThat(folder.resolve("back.raw")).hasSameBinaryContentAs(raw);
            } else {
                assertThat(Run.of("info", out).status()).isEqualTo(1);
            }
            delete(out.getFileName().toString());
            if (i > 0) {
                delete("." + out.getFileName());
            }
        }
        convert[2] = folder.resolve("out0.ome.zarr");
        assertThat(start(folder.resolve("log"), convert).waitFor()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(".out0")))
                    .as("left-over parts")
                    .isEmpty();
        }
    }

    /** Deletes what begins so. */
    private void delete(String name) throws IOException {
        try (var files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().startsWith(name)).forEach(AtomicOutput::delete);
        }
    }

    @Test
    void killedWhileAddingToAProject() throws Exception {
        Path project = folder.resolve("p.sextant");
        assertThat(Run.of("project", "create", project).status()).isZero();
        Path raw = folder.resolve("small.raw");
        Files.write(raw, new byte[64 * 64 * 64]);
        Object[] add = {"project", "add", project, raw, "", "--raw-size=64x64x64", "--raw-type=u8", "--voxel=1um"};
        add[4] = "--name=first";
        Killer killer = new Killer(0.4);
        killer.letLive(start(folder.resolve("log"), add), folder.resolve("log"));
        List<String> acknowledged = new ArrayList<>(List.of("first"));
        for (int i = 0; killer.wants(); i++) {
            String name = "v" + i;
            add[4] = "--name=" + name;
            Path log = folder.resolve("add" + i + ".log");
            killer.kill(start(log, add));
            if (Files.readString(log, StandardCharsets.UTF_8).contains("added " + name)) {
                acknowledged.add(name);
            }
            JsonNode shown = Run.json("project", "show", project);
            List<String> there = new ArrayList<>();
            shown.get("volumes").forEach(v -> there.add(v.get("name").asText()));
            assertThat(there).containsAll(acknowledged);
            assertThat(shown.get("frames"))
                    .as("every frame has its volume, every volume its frame")
                    .hasSize(there.size());
        }
        assertThat(Run.of(
                                "project",
                                "add",
                                project,
                                raw,
                                "--name=last",
                                "--raw-size=64x64x64",
                                "--raw-type=u8",
                                "--voxel=1um")
                        .status())
                .isZero();
    }

    /** As Ctrl-C does: the work is cancelled, nothing is left, and that is said in words and in one JSON object. */
    @Test
    void stoppedWhileConverting() throws Exception {
        Path raw = folder.resolve("large.raw");
        try (RandomAccessFile f = new RandomAccessFile(raw.toFile(), "rw")) {
            f.setLength(1000L * 1000 * 1500);
        }
        Path log = folder.resolve("stopped.log");
        Process p = start(
                log,
                "convert",
                raw,
                folder.resolve("stopped.tif"),
                "--raw-size=1000x1000x1500",
                "--raw-type=u8",
                "--voxel=1um",
                "--json");
        while (names(".stopped.tif").isEmpty() && !p.waitFor(5, TimeUnit.MILLISECONDS)) {
            assertThat(folder.resolve("stopped.tif")).doesNotExist();
        }
        p.destroy();
        assertThat(p.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).isNotZero();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(said.lines().toList()).hasSize(2);
        assertThat(said).contains("cancelled").contains("{\"error\":").doesNotContain("\tat ");
        assertThat(names(".stopped.tif")).isEmpty();
        assertThat(names("stopped.tif")).isEmpty();
    }

    private List<String> names(String start) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith(start))
                    .toList();
        }
    }
}
