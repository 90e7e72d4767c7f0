// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.render.picture.Picture;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.shot.FrameRate;

class FilmTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final FrameRate NTSC = new FrameRate(30000, 1001);
    private static final int[] PATCHES = {
        0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000, 0xff808080, 0xffffff00, 0xff14171c
    };

    private final WorkContext work = WorkContext.quiet();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void mp4HasExactFramesRateAndColourTags() throws Exception {
        Path out = folder.resolve("film.mp4");
        Film film = new Film(out, VideoFormat.MP4, WIDTH, HEIGHT, NTSC, "a");
        Film.Made made = film.make(all(30), program(), FilmTest::patches, work);
        assertThat(made).isEqualTo(new Film.Made(30, 0));
        assertThat(probe(out))
                .containsEntry("codec_name", "h264")
                .containsEntry("pix_fmt", "yuv420p")
                .containsEntry("r_frame_rate", "30000/1001")
                .containsEntry("avg_frame_rate", "30000/1001")
                .containsEntry("nb_read_frames", "30")
                .containsEntry("width", "160")
                .containsEntry("height", "90")
                .containsEntry("color_range", "tv")
                .containsEntry("color_space", "bt709")
                .containsEntry("color_transfer", "bt709")
                .containsEntry("color_primaries", "bt709");
        byte[] bytes = Files.readAllBytes(out);
        assertThat(indexOf(bytes, "moov")).as("what a player needs comes first").isLessThan(indexOf(bytes, "mdat"));
        assertThat(FrameStore.beside(out)).doesNotExist();
    }

    /** Limited range has 219 steps for 255: half a step is 0.6; the transform adds the error of two chroma values, 1.5. */
    @Test
    void coloursComeBackAsTheyWere() throws Exception {
        Path mp4 = make("film.mp4", VideoFormat.MP4, 3);
        Path mov = make("film.mov", VideoFormat.PRORES, 3);
        Path mkv = make("film.mkv", VideoFormat.FFV1, 3);
        Path gif = make("film.gif", VideoFormat.GIF, 3);
        for (Path video : List.of(mp4, mov, mkv, gif)) {
            Picture back = decoded(video);
            int tolerance = video == mkv || video == gif ? 0 : 4;
            for (int k = 0; k < PATCHES.length; k++) {
                for (int shift : new int[] {0, 8, 16}) {
                    int expected = PATCHES[k] >> shift & 255;
                    int found = back.argb(k * 20 + 10, 20) >> shift & 255;
                    assertThat(found).as(video + ", patch " + k).isCloseTo(expected, within(tolerance));
                }
            }
            assertThat(back.argb(10, 20) & 0xff0000)
                    .as("red lies above, upright")
                    .isGreaterThan(0xf00000);
            assertThat(back.argb(10, 80) & 0xff0000).as("black lies below").isLessThan(0x100000);
        }
        assertThat(probe(mov)).containsEntry("codec_name", "prores").containsEntry("color_primaries", "bt709");
        assertThat(probe(mkv)).containsEntry("codec_name", "ffv1").containsEntry("nb_read_frames", "3");
        assertThat(probe(gif)).containsEntry("codec_name", "gif").containsEntry("nb_read_frames", "3");
    }

    @Test
    void afterAnInterruptionTheFramesAreUsedAgain() throws IOException {
        Path out = folder.resolve("film.mp4");
        Film film = new Film(out, VideoFormat.MP4, WIDTH, HEIGHT, NTSC, "a");
        FfmpegProgram program = program();
        assertThatThrownBy(() -> film.make(
                        all(10),
                        program,
                        i -> {
                            if (i == 6) {
                                work.cancel();
                                throw new CancelledException("rendering");
                            }
                            return patches(i);
                        },
                        work))
                .isInstanceOf(CancelledException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("no half video").containsExactly(FrameStore.beside(out));
        }
        assertThatThrownBy(() -> new Film(out, VideoFormat.MP4, WIDTH, HEIGHT, NTSC, "b")
                        .make(all(10), program, FilmTest::patches, work))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("another shot");
        Files.write(FrameStore.beside(out).resolve("frame-000003.png"), new byte[] {1, 2, 3});
        List<Long> again = new ArrayList<>();
        try (WorkContext next = WorkContext.quiet()) {
            Film.Made made = film.make(
                    all(10),
                    program,
                    i -> {
                        again.add(i);
                        return patches(i);
                    },
                    next);
            assertThat(again).as("the damaged one and what is missing").containsExactly(3L, 6L, 7L, 8L, 9L);
            assertThat(made).isEqualTo(new Film.Made(5, 5));
        }
        assertThat(probe(out)).containsEntry("nb_read_frames", "10");
    }

    @Test
    void picturesAreAFolderWithTheNumbersOfTheFrames() throws IOException {
        Path out = folder.resolve("pictures");
        Film film = new Film(out, VideoFormat.PNG, 31, 17, NTSC, "a");
        ContactSheet sheet = ContactSheet.of(new FrameRange(5, 8), 8, 2, 31);
        Film.Made made = film.make(
                new Film.Writing(new FrameRange(5, 8), sheet, false, false),
                null,
                i -> {
                    Picture p = new Picture(31, 17);
                    p.set(3, 2, 0x80402010);
                    return p;
                },
                work);
        assertThat(made.rendered()).isEqualTo(3);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("frame-000005.png", "frame-000006.png", "frame-000007.png");
        }
        assertThat(ImageIO.read(out.resolve("frame-000005.png").toFile()).getRGB(3, 2))
                .isEqualTo(0x80402010);
        assertThat(sheet.chosen()).containsExactly(5L, 6L, 7L);
        assertThat(sheet.picture().width()).isEqualTo(2 * 31 + 3 * 4);
        assertThat(sheet.picture().height()).isEqualTo(2 * 17 + 3 * 4);
        assertThatThrownBy(() -> film.make(all(1), null, FilmTest::patches, work))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("exists already");
        Files.writeString(out.resolve("thesis.txt"), "years of work");
        Film.Writing replacing = new Film.Writing(new FrameRange(0, 1), ContactSheet.none(), true, false);
        assertThatThrownBy(() -> film.make(replacing, null, i -> new Picture(31, 17), work))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("thesis.txt");
        assertThat(out.resolve("thesis.txt")).exists();
    }

    @Test
    void sizesThatAFormatCannotHoldAreRefusedWithOnesThatFit() {
        assertThatThrownBy(() -> new Film(folder.resolve("f.mp4"), VideoFormat.MP4, 161, 90, NTSC, "a"))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("162x90");
        VideoFormat.PRORES.checkSize(160, 91);
        VideoFormat.GIF.checkSize(161, 91);
        assertThatThrownBy(() -> VideoFormat.of(Path.of("film.avi"))).hasMessageContaining(".mp4, .mov, .mkv, .gif");
    }

    /** The program's own words reach the user, and nothing is left under the video's name. */
    @Test
    void anEncoderThatFailsIsToldInItsWords() throws IOException {
        Path broken = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho no room on the moon\nexit 3\n");
        assumeTrue(broken.toFile().setExecutable(true), "no executable files here");
        FfmpegProgram program = new FfmpegProgram(broken, "test", "0", java.util.Set.of("ffv1"), Map.of());
        Path out = folder.resolve("film.mkv");
        Film film = new Film(out, VideoFormat.FFV1, 640, 360, NTSC, "a");
        assertThatThrownBy(() -> film.make(all(40), program, i -> new Picture(640, 360), work))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("no room on the moon");
        assertThat(out).doesNotExist();
        assertThat(FrameStore.beside(out)).exists();
    }

    private Path make(String name, VideoFormat format, int frames) {
        Path out = folder.resolve(name);
        new Film(out, format, WIDTH, HEIGHT, FrameRate.of(25), "a")
                .make(all(frames), program(), FilmTest::patches, work);
        return out;
    }

    private static Film.Writing all(long frames) {
        return new Film.Writing(new FrameRange(0, frames), ContactSheet.none(), false, false);
    }

    /** Eight patches of colour in the upper half, black below; a grey mark moves along the border. */
    private static Picture patches(long number) {
        Picture p = new Picture(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                p.set(x, y, y < 40 ? PATCHES[x / 20] : 0xff000000);
            }
        }
        for (int k = 0; k < 36; k++) {
            p.set((int) (number * 4 % 150) + k % 6, 50 + k / 6, 0xff808080);
        }
        return p;
    }

    private static FfmpegProgram program() {
        FfmpegSearch found = FfmpegSearch.here();
        assumeTrue(found.program().isPresent(), () -> "no encoder runs here: " + found.refused());
        return found.program().orElseThrow();
    }

    /** The first frame as the decoder of the same program gives it, told of BT.709 by the file's tags alone. */
    private Picture decoded(Path video) throws Exception {
        Path raw = folder.resolve("raw");
        FfmpegProgram program = program();
        Process p = program.process(List.of(
                        "-y",
                        "-i",
                        video.toString(),
                        "-frames:v",
                        "1",
                        "-pix_fmt",
                        "rgb24",
                        "-f",
                        "rawvideo",
                        raw.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(p.getInputStream().readAllBytes(), UTF_8);
        assertThat(p.waitFor()).as(said).isZero();
        byte[] rgb = Files.readAllBytes(raw);
        Picture picture = new Picture(WIDTH, HEIGHT);
        for (int k = 0; k < WIDTH * HEIGHT; k++) {
            int c = (rgb[3 * k] & 255) << 16 | (rgb[3 * k + 1] & 255) << 8 | rgb[3 * k + 2] & 255;
            picture.set(k % WIDTH, k / WIDTH, 0xff000000 | c);
        }
        return picture;
    }

    /** What ffprobe says of the video's only stream: the one of the search path, or the one beside the program. */
    private static Map<String, String> probe(Path video) throws IOException {
        FfmpegProgram program = program();
        Path own = program.file().resolveSibling("ffprobe");
        Path debian = Path.of("/usr/bin/ffprobe");
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
        if (!Files.exists(debian)) {
            builder.environment().putAll(program.environment());
        }
        Process p = builder.start();
        Map<String, String> fields = new TreeMap<>();
        new String(p.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .map(l -> l.split("=", 2))
                .filter(l -> l.length == 2)
                .forEach(l -> fields.put(l[0], l[1]));
        return fields;
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
