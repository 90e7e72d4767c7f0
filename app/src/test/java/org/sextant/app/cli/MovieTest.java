// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.app.Sextant;
import org.sextant.render.video.FfmpegSearch;
import org.sextant.render.video.VideoFormat;

/** {@code sextant movie} on the sample project. */
class MovieTest {
    private static final String[] SMALL = {"--size", "160x90", "--fps", "12", "--duration", "1s", "--quality", "1"};

    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void make() {
        Run run = Run.of("demo", folder.resolve("demo"), "--size", "160x90", "--seed", "1");
        assertThat(run.status()).as(run.err()).isZero();
        project = folder.resolve("demo/sample.sextant");
    }

    @Test
    void aFlightOfTheSampleHasItsFramesAndTagsAndEndsSharp() throws IOException {
        assumeTrue(FfmpegSearch.here().program().isPresent(), "no encoder runs here");
        Path out = folder.resolve("flight.mp4");
        Path sheet = folder.resolve("sheet.png");
        JsonNode report = movie(out, "--shot", "flythrough", "--contact-sheet", sheet);
        assertThat(report.get("frames").asInt()).isEqualTo(12);
        assertThat(report.get("rendered").asInt()).isEqualTo(12);
        assertThat(report.get("encoder").asText()).contains("264");
        Map<String, String> probed = probe(out);
        assertThat(probed)
                .containsEntry("nb_read_frames", "12")
                .containsEntry("avg_frame_rate", "12/1")
                .containsEntry("pix_fmt", "yuv420p")
                .containsEntry("color_range", "tv")
                .containsEntry("color_space", "bt709")
                .containsEntry("color_transfer", "bt709")
                .containsEntry("color_primaries", "bt709");
        BufferedImage seen = ImageIO.read(sheet.toFile());
        assertThat(report.at("/contactSheet/frames")).hasSize(12);
        // twelve pictures in rows of five: the last one shows the tomogram's orange, the first one the µCT's grey
        double[] first = mean(seen, 4, 4);
        double[] last = mean(seen, 4 + 1 * 164, 4 + 2 * 94);
        assertThat(Math.abs(first[0] - first[2])).as("grey").isLessThan(20);
        assertThat(last[0] - last[2]).as("orange").isGreaterThan(40);
        assertThat(folder.resolve("flight.mp4.frames")).doesNotExist();
        Run again = Run.of("movie", project, "-o", out, "--shot", "flythrough");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("--overwrite");
    }

    @Test
    void shotsOfTheProjectAreFoundByNameAndComeBackFromTheirFile() throws IOException {
        Path shots = Files.createDirectories(project.resolve("shots"));
        Files.writeString(shots.resolve("turn.txt"), "From frame 0 to frame 5 rotate by 90 degrees horizontally\n");
        Path pictures = folder.resolve("turn");
        Path json = folder.resolve("turn.json");
        JsonNode report = Run.json(
                "movie",
                project,
                "-o",
                pictures,
                "--shot",
                "turn",
                "--size",
                "31x17",
                "--fps",
                "10",
                "--range",
                "2:4",
                "--write-shot",
                json,
                "--quality",
                "1");
        assertThat(report.get("format").asText()).isEqualTo("png");
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("frame-000002.png", "frame-000003.png");
        }
        Path again = folder.resolve("again");
        Run.json("movie", project, "-o", again, "--shot", json, "--size", "31x17", "--range", "2:3", "--quality", "1");
        assertThat(again.resolve("frame-000002.png")).hasSameBinaryContentAs(pictures.resolve("frame-000002.png"));
    }

    @Test
    void whatCannotBeMadeIsRefusedBeforeAnyWork() {
        refused(
                1,
                List.of("161x90", "162x90"),
                "-o",
                folder.resolve("a.mp4"),
                "--shot",
                "turntable",
                "--size",
                "161x90");
        refused(1, List.of(".mp4", "ending"), "-o", folder.resolve("a.avi"), "--shot", "turntable");
        refused(1, List.of("no ready shot", "flythrough"), "-o", folder.resolve("a.mp4"), "--shot", "nothing");
        refused(1, List.of("ends behind"), "-o", folder.resolve("a.mp4"), "--shot", "turntable", "--range", "0:999");
        refused(2, List.of("frame rate"), "-o", folder.resolve("a.mp4"), "--shot", "turntable", "--fps", "fast");
        refused(2, List.of("duration"), "-o", folder.resolve("a.mp4"), "--shot", "turntable", "--duration", "10");
    }

    /** Killed without warning: no half video, and the next run uses the frames that were there. */
    @Test
    void aKilledFilmIsGoneOnWith() throws Exception {
        assumeTrue(FfmpegSearch.here().program().isPresent(), "no encoder runs here");
        Path out = folder.resolve("killed.mp4");
        String[] args = {
            "movie",
            project.toString(),
            "-o",
            out.toString(),
            "--shot",
            "turntable",
            "--size",
            "320x180",
            "--fps",
            "12",
            "--duration",
            "2s",
            "--quality",
            "2"
        };
        Process p = start(args);
        Path frames = folder.resolve("killed.mp4.frames");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(frames.resolve("frame-000003.png")) && p.isAlive() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        p.destroyForcibly().waitFor();
        assumeTrue(Files.exists(frames), "the film was done before it could be killed");
        assertThat(out).doesNotExist();
        JsonNode report = Run.json((Object[]) args);
        assertThat(report.get("reused").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(report.get("rendered").asInt() + report.get("reused").asInt())
                .isEqualTo(24);
        assertThat(probe(out)).containsEntry("nb_read_frames", "24");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(f -> f.getFileName().toString())).noneMatch(f -> f.contains("killed.mp4."));
        }
    }

    @Test
    void whereNoEncoderRunsTheFramesAreTheResult() {
        FfmpegSearch none = new FfmpegSearch(Optional.empty(), List.of("no ffmpeg on the search path"));
        EncoderChoice choice = EncoderChoice.among(none, VideoFormat.MP4, Path.of("film.mp4"));
        assertThat(choice.format()).isEqualTo(VideoFormat.PNG);
        assertThat(choice.out()).isEqualTo(Path.of("film-frames"));
        assertThat(choice.notice()).contains("no ffmpeg on the search path").contains("film-frames");
    }

    private static JsonNode movie(Path out, Object... more) {
        return Run.json(Stream.of(Stream.of("movie", project, "-o", out), Stream.of(SMALL), Stream.of(more))
                .flatMap(s -> s)
                .toArray());
    }

    private static void refused(int status, List<String> words, Object... args) {
        Run run = Run.of(
                Stream.concat(Stream.of("movie", project), Stream.of(args)).toArray());
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
    }

    private static Process start(String... args) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Sextant.class.getName()),
                        Stream.of(args))
                .toList();
        File log = folder.resolve("log.txt").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    /** Mean red, green and blue of a picture of 160 × 90 on the sheet. */
    private static double[] mean(BufferedImage sheet, int left, int top) {
        double[] sum = new double[3];
        for (int y = top; y < top + 90; y++) {
            for (int x = left; x < left + 160; x++) {
                int c = sheet.getRGB(x, y);
                sum[0] += c >> 16 & 255;
                sum[1] += c >> 8 & 255;
                sum[2] += c & 255;
            }
        }
        return new double[] {sum[0] / 14400, sum[1] / 14400, sum[2] / 14400};
    }

    private static Map<String, String> probe(Path video) throws IOException {
        Path debian = Path.of("/usr/bin/ffprobe");
        Path own = FfmpegSearch.here().program().orElseThrow().file().resolveSibling("ffprobe");
        assumeTrue(Files.exists(debian) || Files.exists(own), "no ffprobe here");
        ProcessBuilder builder = new ProcessBuilder(
                Files.exists(debian) ? debian.toString() : own.toString(),
                "-v",
                "error",
                "-count_frames",
                "-show_streams",
                "-of",
                "default=noprint_wrappers=1",
                video.toString());
        builder.environment()
                .putIfAbsent(
                        "LD_LIBRARY_PATH",
                        Files.exists(debian) ? "" : own.getParent().toString());
        Process p = builder.start();
        Map<String, String> fields = new TreeMap<>();
        new String(p.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .map(l -> l.split("=", 2))
                .filter(l -> l.length == 2)
                .forEach(l -> fields.put(l[0], l[1]));
        return fields;
    }
}
