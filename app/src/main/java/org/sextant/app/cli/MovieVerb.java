// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sextant.project.ProjectSnapshot;
import org.sextant.project.json.Json;
import org.sextant.project.json.ShotJson;
import org.sextant.render.pass.PassKind;
import org.sextant.render.video.ContactSheet;
import org.sextant.render.video.Film;
import org.sextant.render.video.FrameRange;
import org.sextant.render.video.FrameStore;
import org.sextant.render.video.VideoFormat;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Shot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant movie}. */
@Command(
        name = "movie",
        description = {
            "Make a video of a project's world. An interrupted video is gone on with by the same command.",
            "",
            "Ready shots: turntable[:NAME], flythrough, slicesweep[:NAME[:x|y|z]], reveal[:NAME], tiltseries:NAME. Shots"
                    + " of your own are JSON files or sentences: see docs/shots.md."
        },
        footer = {
            "",
            "Examples:",
            "  sextant movie sample.sextant --shot flythrough -o flight.mp4",
            "  sextant movie sample.sextant --shot turntable:nano --duration 6s --size 640x360 --fps 25 -o nano.gif",
            "  sextant movie sample.sextant --shot my-shot.txt --size 3840x2160 -o master.mov"
        })
final class MovieVerb extends Verb {
    private static final int SHEET_PICTURES = 40;
    private static final int SHEET_COLUMNS = 5;
    private static final int SHEET_EDGE = 320;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description =
                    "By its ending: .mp4 (H.264), .mov (ProRes), .mkv (FFV1, lossless), .gif; without one a folder"
                            + " of PNG files.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--shot",
            paramLabel = "NAME|FILE",
            required = true,
            description = "A ready shot, one of the project's, or a file.")
    @SuppressWarnings("NullAway.Init")
    private String shotName;

    @Option(names = "--size", paramLabel = "WxH", description = "Pixels; default 1280x720.")
    private PictureSize size = new PictureSize(1280, 720);

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames per second, such as 25 or 30000/1001; default: the shot's, or 30.")
    private @Nullable FrameRate fps;

    @Option(names = "--duration", paramLabel = "TIME", description = "How long a ready shot lasts, such as 6s.")
    private @Nullable ShotLength duration;

    @Option(names = "--range", paramLabel = "FROM:TO", description = "Only these frames, the last one not included.")
    private @Nullable String range;

    @Option(names = "--quality", paramLabel = "N", description = "Rays per pixel edge, 1 to 8; default 2.")
    private int quality = 2;

    @Option(
            names = "--pass",
            paramLabel = "PASS",
            description = "auto (default): the fastest that works here; or compute, fragment, java.")
    private PassChoice pass = PassChoice.AUTO;

    @Option(
            names = "--contact-sheet",
            paramLabel = "PNG",
            description = "Also write up to 40 of the frames side by side.")
    private @Nullable Path sheet;

    @Option(names = "--write-shot", paramLabel = "JSON", description = "Also write the shot as a file, to change it.")
    private @Nullable Path shotFile;

    @Option(names = "--keep-frames", description = "Keep the finished frames in OUT.frames.")
    private boolean keepFrames;

    @Option(names = "--skip-unreadable", description = "Go without volumes whose files are missing or damaged.")
    private boolean skipUnreadable;

    @Option(
            names = "--overwrite",
            description = "Replace what exists, and discard frames of another shot in OUT.frames.")
    private boolean overwrite;

    @Mixin
    private Work work = new Work();

    MovieVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        VideoFormat asked = VideoFormat.of(output);
        asked.checkSize(size.width(), size.height());
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        ProjectVerb.tellNotices(console(), project.notices());
        OptionalDouble seconds = duration == null ? OptionalDouble.empty() : OptionalDouble.of(duration.seconds());
        Shot shot = new ShotChoice(shotName, fps, seconds, folder).in(project.world(), size);
        FrameRange frames = FrameRange.parse(range == null ? ":" : range, shot.frames());
        if (shotFile != null) {
            write(shot, shotFile);
        }
        EncoderChoice encoder = encoder(asked);
        checkSheet();
        String fingerprint = new FilmFingerprint(
                        project.world(),
                        shot,
                        size,
                        quality,
                        pass.pass().map(PassKind::label).orElse("auto") + (skipUnreadable ? " without unreadable" : ""))
                .text();
        Film film = new Film(encoder.out(), encoder.format(), size.width(), size.height(), shot.fps(), fingerprint);
        ContactSheet contact = sheet == null
                ? ContactSheet.none()
                : ContactSheet.of(frames, SHEET_PICTURES, SHEET_COLUMNS, SHEET_EDGE);
        return make(project, shot, film, new Film.Writing(frames, contact, overwrite, keepFrames), encoder);
    }

    private Result make(ProjectSnapshot project, Shot shot, Film film, Film.Writing how, EncoderChoice encoder)
            throws Exception {
        return work.run(console(), w -> {
            long start = System.nanoTime();
            try (ProjectPictures pictures = new ProjectPictures(project.world(), project.inputs(), w, pass.pass())) {
                Film.Made made = pictures.write(shot, film, how, encoder.program(), quality, skipUnreadable);
                if (sheet != null) {
                    how.sheet().write(sheet, overwrite);
                }
                return result(shot, film, how, made, encoder, pictures.passReason(), (System.nanoTime() - start) / 1e9);
            } catch (CancelledException e) {
                Path frames = FrameStore.beside(film.out());
                console()
                        .err()
                        .println("sextant: the finished frames are in " + frames
                                + "; the same command goes on with them");
                throw e;
            }
        });
    }

    /** Said before hours of work: that no video will come of them, or that something lies in the way. */
    private EncoderChoice encoder(VideoFormat asked) {
        EncoderChoice choice = EncoderChoice.of(output);
        if (Files.isDirectory(output) && asked != VideoFormat.PNG) {
            throw new DataException(output.toString(), "output", "it is a folder", "Name a file");
        }
        if (Files.exists(choice.out()) && !overwrite) {
            throw new DataException(
                    choice.out().toString(), "output", "it exists already", "Choose another name or add --overwrite");
        }
        if (!choice.notice().isEmpty()) {
            console().err().println("sextant: " + choice.notice());
            console().err().flush();
        }
        return choice;
    }

    private void checkSheet() {
        if (sheet == null) {
            return;
        }
        if (!sheet.toString().toLowerCase(Locale.ROOT).endsWith(".png") || Files.isDirectory(sheet)) {
            throw new DataException(
                    sheet.toString(), "contact sheet", "it is no file that ends in .png", "Name a PNG file");
        }
        if (Files.exists(sheet) && !overwrite) {
            throw new DataException(
                    sheet.toString(), "contact sheet", "it exists already", "Choose another name or add --overwrite");
        }
    }

    private void write(Shot shot, Path file) throws IOException {
        byte[] bytes = Json.pretty(ShotJson.of(shot));
        AtomicOutput.write(file, overwrite, bytes.length, part -> Files.write(part, bytes));
    }

    private Result result(
            Shot shot,
            Film film,
            Film.Writing how,
            Film.Made made,
            EncoderChoice encoder,
            String passReason,
            double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("movie", film.out().toString())
                .put("format", film.format().name().toLowerCase(Locale.ROOT))
                .put("shot", shot.name())
                .put("width", film.width())
                .put("height", film.height())
                .put("fps", film.fps().toString())
                .put("frames", how.range().count())
                .put("rendered", made.rendered())
                .put("reused", made.reused())
                .put("durationS", how.range().count() / film.fps().perSecond())
                .put("seconds", seconds);
        json.put("encoder", encoder.text()).put("passReason", passReason);
        ArrayNode notices = json.putArray("notices");
        if (!encoder.notice().isEmpty()) {
            notices.add(encoder.notice());
        }
        if (sheet != null) {
            ObjectNode s = json.putObject("contactSheet").put("picture", sheet.toString());
            ArrayNode numbers = s.putArray("frames");
            how.sheet().chosen().forEach(numbers::add);
        }
        String text = String.format(
                Locale.ROOT,
                "wrote %s (%d frames of %d×%d pixels, %s per second) in %.1f s%s%n",
                film.out(),
                how.range().count(),
                film.width(),
                film.height(),
                film.fps(),
                seconds,
                made.reused() > 0 ? ", " + made.reused() + " frames were there from before" : "");
        return new Result(json, text);
    }
}
