// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.joml.AxisAngle4d;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.sextant.project.ProjectSnapshot;
import org.sextant.project.input.InputFiles;
import org.sextant.project.json.ComputationJson;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.length.Length;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sextant project show}. */
@Command(
        name = "show",
        description =
                "List a project's scans as the tree of their frames, with sizes, poses, errors and missing inputs.",
        footer = {"", "Example:", "  sextant project show sample.sextant --json"})
final class ProjectShowVerb extends Verb {
    @Parameters(paramLabel = "DIR", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    ProjectShowVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        ProjectVerb.tellNotices(console(), project.notices());
        World world = project.world();
        ObjectNode json =
                ProjectVerb.json(folder, world).put("name", project.name()).put("changes", project.sequence());
        StringBuilder text = new StringBuilder("project " + project.name() + " (" + folder + "), "
                + world.volumes().size() + " volumes, " + project.sequence() + " changes" + System.lineSeparator());
        ArrayNode volumes = json.putArray("volumes");
        world.volumes().forEach(v -> describe(volumes.addObject(), v, world, project.inputs()));
        ArrayNode labels = json.putArray("labels");
        for (LabelNode l : world.labels()) {
            labels.addObject()
                    .put("name", l.name())
                    .put("of", l.of().name())
                    .put("frame", l.grid().frame().name())
                    .put("uri", l.source().uri());
        }
        ArrayNode frames = json.putArray("frames");
        world.frames().placements().forEach(p -> describe(frames.addObject(), p));
        ArrayNode views = json.putArray("views");
        world.views().stream().map(View::name).forEach(views::add);
        tree(text, world, FrameId.WORLD, 0);
        ArrayNode computations = json.putArray("computations");
        for (Computation c : world.computations()) {
            computations.add(ComputationJson.of(c));
            text.append(c.name())
                    .append(": ")
                    .append(c.operation())
                    .append(" of ")
                    .append(String.join(
                            ", ",
                            c.inputs().values().stream().map(DataSource::uri).toList()))
                    .append(", ")
                    .append(c.how().when())
                    .append(System.lineSeparator());
        }
        ArrayNode problems = json.putArray("problems");
        for (VolumeNode v : world.volumes()) {
            project.inputs()
                    .look(v.source())
                    .problem()
                    .map(DataException::getMessage)
                    .ifPresent(p -> {
                        problems.add(p);
                        VolumeReport.line(text, "problem", p);
                    });
        }
        return new Result(json, text.toString());
    }

    private static void describe(ObjectNode n, VolumeNode v, World world, InputFiles inputs) {
        n.put("name", v.id().name())
                .put("frame", v.frame().name())
                .put("uri", v.source().uri());
        n.put("path", inputs.path(v.source()).toString());
        n.put("bytes", v.source().bytes()).put("checksum", v.source().checksum());
        n.set("size", VolumeReport.array(v.grid().size()));
        n.set("voxelUm", VolumeReport.array(v.grid().spacingUm()));
        var map = v.grid().indexToFrame().then(world.frames().transform(v.frame(), FrameId.WORLD));
        n.set(
                "centreWorldUm",
                VolumeReport.array(map.apply(v.grid().indexBounds().centreUm())));
    }

    private static void describe(ObjectNode n, Placement p) {
        n.put("name", p.frame().name()).put("parent", p.parent().name()).put("scale", p.scale());
        double[] m = p.toParent().matrix().get(new double[12]);
        ArrayNode rows = n.putArray("toParent");
        for (int r = 0; r < 3; r++) {
            rows.add(VolumeReport.array(m[r], m[3 + r], m[6 + r], m[9 + r]));
        }
        p.knownCovariance()
                .ifPresentOrElse(
                        c -> n.set("covariance", VolumeReport.array(c.matrix())), () -> n.putNull("covariance"));
        n.putObject("how")
                .put("method", p.how().method())
                .put("tool", p.how().tool())
                .put("when", p.how().when().toString());
    }

    private static void tree(StringBuilder text, World world, FrameId frame, int depth) {
        for (Placement p : world.frames().placements()) {
            if (!p.parent().equals(frame)) {
                continue;
            }
            String indent = "  ".repeat(depth + 1);
            text.append(indent).append(p.frame()).append(": ").append(pose(p)).append(System.lineSeparator());
            List<VolumeNode> here = world.volumes().stream()
                    .filter(v -> v.frame().equals(p.frame()))
                    .toList();
            for (VolumeNode v : here) {
                text.append(indent)
                        .append("  ")
                        .append(v.grid().size())
                        .append(" voxels of ")
                        .append(VolumeReport.lengths(v.grid().spacingUm()))
                        .append(", ")
                        .append(v.source().uri())
                        .append(System.lineSeparator());
            }
            for (LabelNode l : world.labels()) {
                if (l.grid().frame().equals(p.frame())) {
                    text.append(indent)
                            .append("  labels ")
                            .append(l.name())
                            .append(", ")
                            .append(l.source().uri())
                            .append(System.lineSeparator());
                }
            }
            tree(text, world, p.frame(), depth + 1);
        }
    }

    private static String pose(Placement p) {
        Vector3d t = p.toParent().apply(new Vector3d());
        AxisAngle4d turn = new AxisAngle4d(
                new Quaterniond().setFromUnnormalized(new Matrix3d(p.toParent().linear())));
        String sure = p.knownCovariance().isEmpty()
                ? "error unknown"
                : isExact(p) ? "exact" : "error at its origin " + Length.print(Math.sqrt(trace(p, t))) + " rms";
        return String.format(
                Locale.ROOT,
                "at %s, turned %.2f° about (%.3f, %.3f, %.3f)%s, %s",
                VolumeReport.lengths(t),
                Math.toDegrees(turn.angle),
                turn.x,
                turn.y,
                turn.z,
                Math.abs(p.scale() - 1) < 1e-9 ? "" : ", scale " + p.scale(),
                sure);
    }

    private static boolean isExact(Placement p) {
        return Arrays.stream(p.knownCovariance().orElseThrow().matrix()).allMatch(c -> c == 0);
    }

    private static double trace(Placement p, Vector3d at) {
        Matrix3d c = p.knownCovariance().orElseThrow().at(at);
        return Math.max(0, c.m00 + c.m11 + c.m22);
    }
}
