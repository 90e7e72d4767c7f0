// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sextant.project.ProjectSnapshot;
import org.sextant.render.Frame;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Rgba;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant render}. */
@Command(
        name = "render",
        description = "Make a picture of a project's world. The view is stored in the PNG.",
        footer = {
            "",
            "Examples:",
            "  sextant render sample.sextant -o overview.png",
            "  sextant render sample.sextant --view nano --size 1600x1200 --orthographic -o nano.png"
        })
final class RenderVerb extends Verb {
    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            required = true,
            description = "The picture to write.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(names = "--view", paramLabel = "NAME", description = "A stored view, a volume, or overview (default).")
    private String view = "overview";

    @Option(names = "--size", paramLabel = "WxH", description = "Pixels; default 1200x900.")
    private PictureSize size = new PictureSize(1200, 900);

    @Option(
            names = "--pass",
            paramLabel = "PASS",
            description = "java (default); compute and fragment need OpenGL, which this version has not.")
    private String pass = "java";

    @Option(names = "--orthographic", description = "Parallel projection instead of perspective.")
    private boolean orthographic;

    @Option(
            names = "--overlap",
            paramLabel = "RULE",
            description =
                    "Where volumes overlap: finest, add or maximum; default: the view's, which is finest unless stored otherwise.")
    private @Nullable OverlapRule overlap;

    @Option(
            names = "--background",
            paramLabel = "#RRGGBB[AA]",
            description = "Background colour; #00000000 is transparent.")
    private @Nullable Rgba background;

    @Option(names = "--quality", paramLabel = "N", description = "Rays per pixel edge, 1 to 8; default 2.")
    private int quality = 2;

    @Option(
            names = "--skip-unreadable",
            description = "Make the picture without volumes whose files are missing or damaged.")
    private boolean skipUnreadable;

    @Option(names = "--overwrite", description = "Replace the picture if it exists.")
    private boolean overwrite;

    @Mixin
    private Work work = new Work();

    RenderVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        if (!pass.equals("java")) {
            throw new SextantException("the pass '" + pass + "' is not in this version; use --pass java");
        }
        checkOutput();
        if (Files.exists(output) && !overwrite) {
            throw new DataException(
                    output.toString(), "output", "it exists already", "Choose another name or add --overwrite");
        }
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        ProjectVerb.tellNotices(console(), project.notices());
        return work.run(console(), w -> {
            try (ProjectPictures pictures = new ProjectPictures(project.world(), project.inputs(), w)) {
                long start = System.nanoTime();
                ViewChoice choice = new ViewChoice(view, orthographic, overlap, background);
                Frame frame = pictures.write(choice, size, quality, skipUnreadable, output);
                return result(frame, (System.nanoTime() - start) / 1e9);
            }
        });
    }

    /** A slip must never replace a folder or a scan by a picture. */
    private void checkOutput() {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new DataException(
                    output.toString(), "output", "its name does not end in .png", "Pictures are PNG files; name one");
        }
        if (Files.isDirectory(output)) {
            throw new DataException(output.toString(), "output", "it is a folder", "Name a file ending in .png");
        }
    }

    private Result result(Frame frame, double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("picture", output.toString()).put("width", size.width()).put("height", size.height());
        json.put("view", view).put("pass", pass).put("pixelUm", frame.pixelUm()).put("seconds", seconds);
        ArrayNode drawn = json.putArray("drawn");
        frame.drawn().forEach(d -> drawn.add(d.id().name()));
        ArrayNode skipped = json.putArray("skipped");
        frame.skipped()
                .forEach(s -> skipped.addObject().put("volume", s.id().name()).put("reason", s.message()));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "wrote %s (%d×%d pixels) in %.1f s%n", output, size.width(), size.height(), seconds));
        frame.skipped().stream()
                .filter(s -> s.reason() != SkippedVolume.Reason.HIDDEN)
                .forEach(s -> VolumeReport.line(text, "not drawn", s.id() + ": " + s.message()));
        return new Result(json, text.toString());
    }
}
