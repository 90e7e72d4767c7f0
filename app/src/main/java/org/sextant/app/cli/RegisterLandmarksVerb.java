// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.registration.exchange.ItkTransform;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.compute.registration.landmark.LandmarkRegistration;
import org.sextant.compute.registration.landmark.RegistrationResult;
import org.sextant.compute.registration.landmark.RegistrationResult.PairResult;
import org.sextant.compute.registration.landmark.RobustSelection;
import org.sextant.project.Project;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.ErrorEllipsoid;
import org.sextant.world.frame.FrameId;
import org.sextant.world.length.Length;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sextant register landmarks}. */
@Command(
        name = "landmarks",
        description =
                "Place one scan in another from landmarks: points of one name in both frames of a project, or pairs in a "
                        + "file. Tells the residual of each, which one disagrees with the others, and the pose's error.",
        footer = {
            "",
            "Examples:",
            "  sextant register landmarks --project sample.sextant --moving nano --fixed uct",
            "  sextant register landmarks --from bigwarp.csv --unit um --tfm pose.tfm",
            "  sextant register landmarks --project p --moving nano --fixed uct --from nano.mrk.json,uct.mrk.json",
            "",
            "Source: Umeyama 1991, doi:10.1109/34.88573; Fitzpatrick, West, Maurer 1998, doi:10.1109/42.736021"
        })
final class RegisterLandmarksVerb extends Verb {
    @Option(names = "--project", paramLabel = "DIR", description = "The project whose scan is placed.")
    private @Nullable Path folder;

    @Option(names = "--moving", paramLabel = "N", description = "The frame that is placed.")
    private String moving = "moving";

    @Option(
            names = "--fixed",
            paramLabel = "N",
            description = "The frame that it is placed in, its parent from then on.")
    private String fixed = "fixed";

    @Mixin
    private LandmarkSource source = new LandmarkSource();

    @Option(names = "--scale", description = "Fit the scale, too; without, it is only told as a check of voxel sizes.")
    private boolean scale;

    @Option(names = "--robust", description = "Leave pairs out that disagree with most others.")
    private boolean robust;

    @Option(names = "--tfm", paramLabel = "FILE", description = "Write the pose for ITK, 3D Slicer, elastix.")
    private @Nullable Path tfm;

    @Option(names = "--overwrite", description = "Replace FILE if it exists.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Only tell; leave the project as it is.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RegisterLandmarksVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        if (folder == null) {
            if (!source.given()) {
                throw new ParameterException(
                        spec.commandLine(), "say where the landmarks are: --project DIR, or --from FILE");
            }
            return result(registered(source.ofFile()), false);
        }
        try (Project project = Project.open(folder)) {
            ProjectVerb.tellNotices(console(), project.notices());
            List<LandmarkPair> pairs = source.given()
                    ? source.ofFile()
                    : LandmarkSource.ofWorld(project.world(), new FrameId(moving), new FrameId(fixed));
            RegistrationResult r = registered(pairs);
            if (!dryRun) {
                new LandmarkPlacement(project, pairs, scale, robust, source.files(project.inputs())).place(r);
            }
            return result(r, !dryRun);
        }
    }

    private RegistrationResult registered(List<LandmarkPair> pairs) {
        LandmarkRegistration registration = new LandmarkRegistration(new FrameId(moving), new FrameId(fixed), scale);
        RegistrationResult r = robust ? new RobustSelection(registration).of(pairs) : registration.of(pairs);
        if (tfm != null) {
            byte[] text = ItkTransform.text(r.movingToFixed()).getBytes(StandardCharsets.UTF_8);
            AtomicOutput.write(tfm, overwrite, text.length, part -> Files.write(part, text));
        }
        return r;
    }

    private Result result(RegistrationResult r, boolean placed) {
        r.notices().forEach(n -> console().err().println("note: " + n));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("moving", moving).put("fixed", fixed).put("placed", placed);
        json.put("freUm", r.freUm()).put("sdUm", r.sdUm()).put("freedom", r.freedom());
        json.put("scale", r.scaleCheck());
        Affine3 pose = r.movingToFixed();
        Quaterniond turn = new Quaterniond().setFromUnnormalized(pose.linear());
        json.put("rotationDeg", Math.toDegrees(turn.angle() > Math.PI ? 2 * Math.PI - turn.angle() : turn.angle()));
        json.set("translationUm", VolumeReport.array(pose.apply(new Vector3d())));
        json.set("matrix", VolumeReport.array(rows(pose)));
        ErrorEllipsoid e = ErrorEllipsoid.of95(r.covariance().at(r.covariance().pivotUm()));
        json.set("centreUm", VolumeReport.array(r.covariance().pivotUm()));
        json.set("semiAxes95Um", VolumeReport.array(e.semiAxesUm()));
        ArrayNode rows = json.putArray("landmarks");
        for (PairResult p : r.pairs()) {
            ObjectNode n = rows.addObject().put("name", p.name()).put("used", p.used());
            n.put("residualUm", p.residualUm().length());
            n.set("residual", VolumeReport.array(p.residualUm()));
            VolumeReport.put(n, "leaveOneOutUm", p.leaveOneOutUm());
            VolumeReport.put(n, "leaveOneOutSds", p.leaveOneOutSds());
            n.put("doubtful", p.doubtful());
        }
        r.notices().forEach(json.putArray("notices")::add);
        return new Result(json, text(r, e, placed));
    }

    /** Three rows of four, row by row. */
    private static double[] rows(Affine3 a) {
        double[] rows = new double[12];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                rows[4 * r + c] = a.matrix().getColumn(c, new Vector3d()).get(r);
            }
        }
        return rows;
    }

    private String text(RegistrationResult r, ErrorEllipsoid e, boolean placed) {
        StringBuilder t = new StringBuilder(
                String.format(Locale.ROOT, "%-20s %14s %22s%n", "landmark", "residual", "against the others"));
        for (PairResult p : r.pairs()) {
            String others = Double.isNaN(p.leaveOneOutUm())
                    ? "-"
                    : String.format(Locale.ROOT, "%s, %.1f sd", Length.print(p.leaveOneOutUm()), p.leaveOneOutSds());
            t.append(String.format(
                    Locale.ROOT,
                    "%-20s %14s %22s%s%n",
                    p.name(),
                    Length.print(p.residualUm().length()),
                    others,
                    p.used() ? p.doubtful() ? "  doubtful" : "" : "  left out"));
        }
        t.append(String.format(Locale.ROOT, "residual (FRE, rms)   %s%n", Length.print(r.freUm())));
        t.append(String.format(Locale.ROOT, "scale as a check      %.6g%n", r.scaleCheck()));
        t.append(String.format(
                Locale.ROOT,
                "error at their centre ± %s, %s, %s (95 %%)%n",
                Length.print(e.semiAxesUm().x()),
                Length.print(e.semiAxesUm().y()),
                Length.print(e.semiAxesUm().z())));
        return t.append(placed ? "placed " + moving + " in " + fixed : "nothing was changed")
                .toString();
    }
}
