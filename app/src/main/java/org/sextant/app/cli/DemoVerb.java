// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.sextant.app.demo.NestedScans;
import org.sextant.project.Project;
import org.sextant.render.video.ContactSheet;
import org.sextant.render.video.Film;
import org.sextant.render.video.FrameRange;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.World;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Shot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant demo}. */
@Command(
        name = "demo",
        description =
                "Make a sample project of three nested scans (1 um, 65 nm and 0.54 nm voxels), its truth, pictures and a video.",
        footer = {"", "Example:", "  sextant demo", "  sextant demo my-demo --size 1600x1200"})
final class DemoVerb extends Verb {
    /** Says that the folder was made by this verb, which may then replace it. */
    private static final String MARK = ".made-by-sextant-demo";

    private static final String FILM = "flight.mp4";
    private static final double FILM_S = 4;
    private static final PictureSize FILM_SIZE = new PictureSize(320, 180);

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder to make; default: sextant-demo.")
    private Path folder = Path.of("sextant-demo");

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the pictures; default: 1200x900.")
    private PictureSize size = new PictureSize(1200, 900);

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the sample; the same seed gives the same files.")
    private long seed = 1;

    @Mixin
    private Work work = new Work();

    DemoVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        if (Files.exists(folder) && !Files.exists(folder.resolve(MARK))) {
            throw new DataException(
                    folder.toString(),
                    "output",
                    "it exists and was not made by the demo",
                    "Name another folder: sextant demo DIR");
        }
        return work.run(console(), w -> {
            long start = System.nanoTime();
            AtomicOutput.write(folder, true, 200L << 20, part -> make(part, w));
            return result((System.nanoTime() - start) / 1e9);
        });
    }

    private void make(Path part, WorkContext w) throws IOException {
        Files.createDirectories(part);
        Files.writeString(part.resolve(MARK), "");
        say("simulating three scans of one sample …");
        NestedScans nested = new NestedScans(seed);
        List<NestedScans.Written> scans = nested.write(part.resolve("scans"), VolumeFormats.installed(), w);
        say("noting what is true of them …");
        nested.writeTruth(part, VolumeFormats.installed(), w);
        say("placing them in one world …");
        try (Project project = Project.create(part.resolve("sample.sextant"))) {
            for (NestedScans.Written s : scans) {
                new AddedScan(s.file(), s.name(), s.parent(), s.poseFile(), Map.of(), null).addTo(project);
            }
            project.save();
            say("rendering …");
            try (ProjectPictures pictures = new ProjectPictures(project.world(), project.inputs(), w)) {
                pictures.write("overview", size, part.resolve("overview.png"));
                pictures.write("nano", size, part.resolve("zoom.png"));
                film(project.world(), pictures, part);
            }
        }
    }

    /** A short flight through the scales, small so that it takes seconds. */
    private void film(World world, ProjectPictures pictures, Path part) throws IOException {
        EncoderChoice encoder = EncoderChoice.of(part.resolve(FILM));
        say(encoder.notice().isEmpty() ? "making a video …" : encoder.notice());
        Shot shot =
                new ShotChoice("flythrough", FrameRate.of(10), OptionalDouble.of(FILM_S), part).in(world, FILM_SIZE);
        Film film =
                new Film(encoder.out(), encoder.format(), FILM_SIZE.width(), FILM_SIZE.height(), shot.fps(), "demo");
        FrameRange all = new FrameRange(0, shot.frames());
        Film.Writing how = new Film.Writing(all, ContactSheet.none(), false, false);
        pictures.write(shot, film, how, encoder.program(), 1, false);
    }

    private void say(String text) {
        console().err().println(text);
        console().err().flush();
    }

    private Result result(double seconds) {
        Path project = folder.resolve("sample.sextant");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("folder", folder.toString())
                .put("truth", folder.resolve("truth.json").toString());
        json.put("project", project.toString()).put("seconds", seconds);
        ArrayNode pictures = json.putArray("pictures");
        pictures.add(folder.resolve("overview.png").toString())
                .add(folder.resolve("zoom.png").toString());
        json.put(
                "movie",
                folder.resolve(Files.exists(folder.resolve(FILM)) ? FILM : "flight-frames")
                        .toString());
        String text = String.format(Locale.ROOT, """
                Made %1$s in %2$.0f s: a project of three scans of one sample, each inside the one before
                  scans   %1$s/scans            uct.tif (1 um), nano.ome.zarr (65 nm), et.mrc (0.54 nm)
                  project %3$s
                  truth   %1$s/truth.json       what is true of the sample and its scans
                  look at %1$s/overview.png, %1$s/zoom.png and %1$s/flight.mp4

                Try next:
                  ./sextant project show %3$s
                  ./sextant project locate %3$s --in %4$s --at 0nm,0nm,0nm
                  ./sextant verify %3$s
                  ./sextant info %1$s/scans/nano.ome.zarr --stats
                  ./sextant render %3$s --view et -o et.png
                  ./sextant movie %3$s --shot flythrough -o flight.mp4
                """, folder, seconds, project, new FrameId("et"));
        return new Result(json, text);
    }
}
