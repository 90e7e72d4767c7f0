// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.sextant.project.ProjectSnapshot;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.residency.SkippedVolume;
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
            "  sextant render sample.sextant --view nano --size 1600x1200 --orthographic -o nano.png",
            "  sextant render sample.sextant --cutaway nano --light occlusion=0.5,shadow=0.3 -o open.png",
            "  sextant render sample.sextant --slice-plane uct:z=60um,0..200 --hide nano,et -o slice.png",
            "  sextant render sample.sextant --mode uct=maximum --transfer uct=20..200,magma --depth 16 \\",
            "      --background transparent --furniture scale,bars -o figure.png",
            "  sextant render sample.sextant --view figure.png --size 4000x3000 -o large.png"
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

    @Mixin
    private ViewOptions view = new ViewOptions();

    @Option(names = "--size", paramLabel = "WxH", description = "Pixels; default 1200x900.")
    private PictureSize size = new PictureSize(1200, 900);

    @Option(
            names = "--pass",
            paramLabel = "PASS",
            description = "auto (default): the fastest here; compute, fragment (both need OpenGL) or java.")
    private PassChoice pass = PassChoice.AUTO;

    @Option(names = "--depth", paramLabel = "BITS", description = "Bits per channel: 8 (default) or 16.")
    private ChannelDepth depth = new ChannelDepth(8);

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
        PictureFile.check(output, overwrite);
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        ProjectVerb.tellNotices(console(), project.notices());
        return work.run(console(), w -> {
            try (ProjectPictures pictures = new ProjectPictures(project.world(), project.inputs(), w, pass.pass())) {
                long start = System.nanoTime();
                FrameSpec spec = FrameSpec.of(size.width(), size.height())
                        .withSupersampling(quality)
                        .withBits(depth.bits());
                Frame frame = pictures.write(view.choice(), spec, skipUnreadable, output);
                return result(frame, pictures.passReason(), (System.nanoTime() - start) / 1e9);
            }
        });
    }

    private Result result(Frame frame, String passReason, double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("picture", output.toString()).put("width", size.width()).put("height", size.height());
        json.put("view", view.name())
                .put("pass", frame.pass())
                .put("passReason", passReason)
                .put("pixelUm", frame.pixelUm())
                .put("seconds", seconds);
        ArrayNode drawn = json.putArray("drawn");
        frame.drawn().forEach(d -> drawn.add(d.id().name()));
        ArrayNode skipped = json.putArray("skipped");
        frame.skipped()
                .forEach(s -> skipped.addObject().put("volume", s.id().name()).put("reason", s.message()));
        ArrayNode notices = json.putArray("notices");
        frame.notices().forEach(notices::add);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "wrote %s (%d×%d pixels, %s pass) in %.1f s%n",
                output,
                size.width(),
                size.height(),
                frame.pass(),
                seconds));
        frame.notices().forEach(n -> VolumeReport.line(text, "notice", n));
        frame.skipped().stream()
                .filter(s -> s.reason() != SkippedVolume.Reason.HIDDEN)
                .forEach(s -> VolumeReport.line(text, "not drawn", s.id() + ": " + s.message()));
        return new Result(json, text.toString());
    }
}
