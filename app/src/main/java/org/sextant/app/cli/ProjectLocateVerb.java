// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.project.ProjectSnapshot;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.ErrorEllipsoid;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.length.Length;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant project locate}. */
@Command(
        name = "locate",
        description =
                "Say where a point of one scan lies in every other, how sure that is, and what each scan holds there.",
        footer = {
            "",
            "Examples:",
            "  sextant project locate sample.sextant --in nano --at 12,8.5,3",
            "  sextant project locate sample.sextant --in nano --at 120nm,85nm,3um --json",
            "  sextant project locate sample.sextant --in nano --at 64,64,10 --index"
        })
final class ProjectLocateVerb extends Verb {
    @Parameters(paramLabel = "DIR", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--in",
            paramLabel = "N",
            required = true,
            description = "The volume or frame that the point is given in.")
    @SuppressWarnings("NullAway.Init")
    private String in;

    @Option(
            names = "--at",
            paramLabel = "x,y,z",
            required = true,
            description = "The point: lengths with units, or plain numbers in micrometres; voxel indices with --index.")
    @SuppressWarnings("NullAway.Init")
    private String at;

    @Option(
            names = "--index",
            description = "The point is a voxel index of the volume; whole numbers are voxel centres.")
    private boolean index;

    ProjectLocateVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        World world = project.world();
        FrameId from = new FrameId(in);
        Vector3d point = index ? world.volume(in).grid().indexToFrame().apply(numbers(at)) : point(at);
        FrameId start = index ? world.volume(in).frame() : from;
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("in", start.name());
        json.set("pointUm", VolumeReport.array(point));
        StringBuilder text = new StringBuilder();
        ArrayNode frames = json.putArray("frames");
        try (ProjectVolumes volumes = new ProjectVolumes(project.inputs())) {
            for (FrameId frame : frames(world)) {
                Locus locus = world.locate(point, start, frame);
                ObjectNode n = frames.addObject();
                describe(n, text, locus);
                for (VolumeNode v : world.volumes()) {
                    if (v.frame().equals(frame)) {
                        describe(n.putObject("volume"), text, v, locus, volumes);
                    }
                }
            }
        }
        return new Result(json, text.toString());
    }

    private static List<FrameId> frames(World world) {
        List<FrameId> all = new ArrayList<>(List.of(FrameId.WORLD));
        world.frames().placements().stream().map(Placement::frame).forEach(all::add);
        return all;
    }

    private static void describe(ObjectNode n, StringBuilder text, Locus locus) {
        ErrorEllipsoid e = locus.ellipsoid95();
        n.put("frame", locus.frame().name());
        n.set("pointUm", VolumeReport.array(locus.pointUm()));
        ObjectNode error = n.putObject("error");
        error.put("complete", locus.complete()).put("rmsUm", locus.rmsErrorUm());
        error.set("semiAxes95Um", VolumeReport.array(e.semiAxesUm()));
        ArrayNode axes = error.putArray("axes");
        for (int i = 0; i < 3; i++) {
            axes.add(VolumeReport.array(e.axes().getColumn(i, new Vector3d())));
        }
        error.set("covarianceUm2", VolumeReport.array(locus.covarianceUm2().get(new double[9])));
        Vector3dc p = locus.pointUm();
        String sure = locus.rmsErrorUm() == 0 && locus.complete()
                ? "exact"
                : "± " + Length.print(e.semiAxesUm().x()) + ", "
                        + Length.print(e.semiAxesUm().y()) + ", "
                        + Length.print(e.semiAxesUm().z()) + " (95 %)"
                        + (locus.complete() ? "" : "; some poses on the way state no error, so it is larger");
        if (!locus.complete() && locus.rmsErrorUm() == 0) {
            sure = "error unknown: the poses on the way state none";
        }
        VolumeReport.line(text, locus.frame().name(), um(p.x()) + ", " + um(p.y()) + ", " + um(p.z()) + " um  " + sure);
    }

    private static void describe(
            ObjectNode n, StringBuilder text, VolumeNode node, Locus locus, ProjectVolumes volumes) {
        Vector3d i = node.grid().indexToFrame().inverse().apply(locus.pointUm());
        boolean inside = node.grid().indexBounds().contains(i);
        n.put("name", node.id().name()).put("inside", inside);
        n.set("index", VolumeReport.array(i));
        String value = "outside of its field of view";
        if (inside) {
            try {
                Volume v = volumes.open(node);
                double stored = v.finest()
                        .value(
                                voxel(i.x, v.size().x()),
                                voxel(i.y, v.size().y()),
                                voxel(i.z, v.size().z()));
                double physical = v.scale().physical(stored);
                if (Double.isFinite(physical)) {
                    n.put("value", physical);
                } else {
                    n.putNull("value");
                }
                n.put("valueUnit", v.scale().unit());
                value = "value " + physical
                        + (v.scale().unit().isEmpty() ? "" : " " + v.scale().unit());
            } catch (SextantException e) {
                n.put("problem", String.valueOf(e.getMessage()));
                value = "its value cannot be read: " + e.getMessage();
            }
        }
        VolumeReport.line(text, "", String.format(Locale.ROOT, "voxel %.3f, %.3f, %.3f; %s", i.x, i.y, i.z, value));
    }

    /** To nine digits, without the zeros at the end. */
    private static String um(double v) {
        BigDecimal b = new BigDecimal(v, new MathContext(9)).stripTrailingZeros();
        return Math.abs(b.precision() - b.scale()) < 12 ? b.toPlainString() : b.toString();
    }

    /** The voxel whose span [i − 0.5, i + 0.5) holds the index; the far face belongs to the last. */
    private static long voxel(double index, long size) {
        return Math.max(0, Math.min(size - 1, (long) Math.floor(index + 0.5)));
    }

    private static Vector3d point(String text) {
        String[] p = parts(text);
        if (p[0].strip().matches(".*\\p{L}")) {
            return new Vector3d(
                    Length.parse(p[0]).um(),
                    Length.parse(p[1]).um(),
                    Length.parse(p[2]).um());
        }
        return numbers(text);
    }

    private static Vector3d numbers(String text) {
        String[] p = parts(text);
        try {
            Vector3d v = new Vector3d(Double.parseDouble(p[0]), Double.parseDouble(p[1]), Double.parseDouble(p[2]));
            if (v.isFinite()) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw new SextantException(
                    "'" + text + "' is not a point; write x,y,z such as 12,8.5,3 or 120nm,85nm,3um", e);
        }
        throw new SextantException("the point '" + text + "' must be finite");
    }

    private static String[] parts(String text) {
        String[] p = text.split(",", -1);
        if (p.length != 3) {
            throw new SextantException("'" + text + "' is not a point; write x,y,z such as 12,8.5,3 or 120nm,85nm,3um");
        }
        return p;
    }
}
