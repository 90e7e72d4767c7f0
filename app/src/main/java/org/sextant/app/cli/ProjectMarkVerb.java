// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.app.view.Point3;
import org.sextant.project.Project;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Box3;
import org.sextant.world.length.Length;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.view.Rgba;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant project mark}. */
@Command(
        name = "mark",
        description = "Put a pin, a ruler, a box or a landmark into the project; one of that name is replaced.",
        footer = {
            "",
            "Examples:",
            "  sextant project mark sample.sextant pin void --in uct --at 12um,8um,40um --text \"large void\"",
            "  sextant project mark sample.sextant ruler grain --in nano --from 0um,0um,0um --to 3um,4um,0um",
            "  sextant project mark sample.sextant box next --in uct --from 10um,10um,10um --to 20um,20um,30um",
            "  sextant project mark sample.sextant landmark bead --in uct --at 50um,61um,12um --sd 0.5um"
        })
final class ProjectMarkVerb extends Verb {
    /** What can be put there. */
    enum Kind {
        PIN,
        RULER,
        BOX,
        LANDMARK
    }

    private static final Rgba BOX_COLOUR = Rgba.parse("#ff9f43");

    @Parameters(index = "0", paramLabel = "DIR", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "KIND", description = "pin, ruler, box or landmark.")
    @SuppressWarnings("NullAway.Init")
    private Kind kind;

    @Parameters(index = "2", paramLabel = "NAME", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--in", paramLabel = "FRAME", description = "The frame of its points; default: world.")
    private String in = "world";

    @Option(names = "--at", paramLabel = "X,Y,Z", description = "Where a pin or a landmark is.")
    private @Nullable Point3 at;

    @Option(names = "--from", paramLabel = "X,Y,Z", description = "One end of a ruler, one corner of a box.")
    private @Nullable Point3 from;

    @Option(names = "--to", paramLabel = "X,Y,Z", description = "The other end or corner.")
    private @Nullable Point3 to;

    @Option(names = "--text", paramLabel = "TEXT", description = "What is written at a pin; default: its name.")
    private String text = "";

    @Option(
            names = "--sd",
            paramLabel = "LENGTH",
            description = "Standard deviation of a point along each axis; default: exact.")
    private @Nullable Length sd;

    ProjectMarkVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        WorldEdit edit = edit();
        try (Project project = Project.open(folder)) {
            ProjectVerb.tellNotices(console(), project.notices());
            project.model().apply(edit);
            project.save();
            String what = kind.name().toLowerCase(Locale.ROOT);
            ObjectNode json = ProjectVerb.json(folder, project.world())
                    .put("marked", what)
                    .put("name", name);
            return new Result(json, "put the " + what + " '" + name + "' into " + in);
        }
    }

    private WorldEdit edit() {
        FrameId frame = new FrameId(in);
        return switch (kind) {
            case PIN -> new WorldEdit.PutAnnotation(new Annotation.Pin(name, locus(frame), text));
            case RULER ->
                new WorldEdit.PutAnnotation(new Annotation.Ruler(name, frame, end("--from", from), end("--to", to)));
            case BOX -> {
                Vector3dc a = end("--from", from);
                Vector3dc b = end("--to", to);
                Box3 box = new Box3(frame, a.min(b, new Vector3d()), a.max(b, new Vector3d()));
                yield new WorldEdit.PutBox(new FovBox(name, box, BOX_COLOUR));
            }
            case LANDMARK -> new WorldEdit.PutLandmark(new Landmark(name, locus(frame), 1, true));
        };
    }

    private Locus locus(FrameId frame) {
        double um = sd == null ? 0 : sd.um();
        return new Locus(frame, end("--at", at), new Matrix3d().scaling(um * um), true);
    }

    private Vector3dc end(String option, @Nullable Point3 point) {
        if (point == null) {
            throw new SextantException("a " + kind.name().toLowerCase(Locale.ROOT) + " needs " + option
                    + " X,Y,Z, such as 12um,0.4mm,3um");
        }
        return point.um();
    }
}
