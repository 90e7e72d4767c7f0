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

    /** @return whether the kill came before the end */
    private static boolean killAfter(Process p, long millis) throws InterruptedException {
        if (p.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        p.destroyForcibly();
        p.waitFor();
        return true;
    }

    @Test
    void killedWhileConverting() throws Exception {
        int nx = 256;
        int nz = 700;
        Path raw = folder.resolve("in.raw");
        try (RandomAccessFile f = new RandomAccessFile(raw.toFile(), "rw")) {
            byte[] plane = new byte[2 * nx * nx];
            for (int z = 0; z < nz; z++) {
                new Random(z).nextBytes(plane);
                f.write(plane);
            }
        }
        Object[] convert = {"convert", raw, "", "--raw-size=256x256x700", "--raw-type=u16", "--voxel=1um"};
        convert[2] = folder.resolve("timing.ome.zarr");
        long start = System.nanoTime();
        assertThat(start(folder.resolve("log"), convert).waitFor()).isZero();
        long whole = (System.nanoTime() - start) / 1_000_000;
        Random random = new Random(SEED);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Path out = folder.resolve("out" + i + ".ome.zarr");
            convert[2] = out;
            killed += killAfter(
                            start(folder.resolve("log"), convert), (long) (whole * (0.25 + 0.8 * random.nextDouble())))
                    ? 1
                    : 0;
            if (Files.exists(out)) {
                assertThat(Run.of("convert", out, folder.resolve("back.raw"), "--overwrite")
                                .status())
                        .isZero();
                assertThat(folder.resolve("back.raw")).hasSameBinaryContentAs(raw);
            } else {
                assertThat(Run.of("info", out).status()).isEqualTo(1);
            }
            deleteTree(out);
        }
        assertThat(killed).as("kills that came in time, of " + KILLS).isGreaterThanOrEqualTo(KILLS / 2);
        convert[2] = folder.resolve("out0.ome.zarr");
        assertThat(start(folder.resolve("log"), convert).waitFor()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(".out0")))
                    .as("left-over parts")
                    .isEmpty();
        }
    }

    private void finished(Process p) throws InterruptedException {
        int status = p.waitFor();
        assertThat(status).as(log()).isZero();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void deleteTree(Path path) {
        org.sextant.volume.work.AtomicOutput.delete(path);
    }

    @Test
    void killedWhileAddingToAProject() throws Exception {
        Path project = folder.resolve("p.sextant");
        assertThat(Run.of("project", "create", project).status()).isZero();
        Path raw = folder.resolve("small.raw");
        Files.write(raw, new byte[64 * 64 * 64]);
        Object[] add = {"project", "add", project, raw, "", "--raw-size=64x64x64", "--raw-type=u8", "--voxel=1um"};
        add[4] = "--name=first";
        long start = System.nanoTime();
        finished(start(folder.resolve("log"), add));
        long whole = (System.nanoTime() - start) / 1_000_000;
        List<String> acknowledged = new ArrayList<>(List.of("first"));
        Random random = new Random(SEED);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            String name = "v" + i;
            add[4] = "--name=" + name;
            Path log = folder.resolve("add" + i + ".log");
            boolean dead = killAfter(start(log, add), (long) (whole * (0.4 + 0.7 * random.nextDouble())));
            killed += dead ? 1 : 0;
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
        assertThat(killed).as("kills that came in time, of " + KILLS).isGreaterThanOrEqualTo(KILLS / 4);
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
