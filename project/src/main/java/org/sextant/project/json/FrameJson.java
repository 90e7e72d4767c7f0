// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;

/**
 * Frames, poses and located points.
 *
 * <pre>
 *   "toParent": {"from": "nano", "to": "micro", "matrix": [[m00, m01, m02, tx], [m10, …, ty], [m20, …, tz]]}
 * </pre>
 *
 * maps a column vector of {@code from} to {@code to}; lengths are micrometres.
 */
public final class FrameJson {
    private FrameJson() {}

    public static ObjectNode of(Affine3 map) {
        return Json.object()
                .put("from", map.from().name())
                .put("to", map.to().name())
                .set("matrix", matrix(map.matrix()));
    }

    public static Affine3 affine(Fields f) {
        return new Affine3(new FrameId(f.text("from")), new FrameId(f.text("to")), matrix(f, "matrix"));
    }

    private static ArrayNode matrix(Matrix4x3dc m) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        rows.add(Json.numbers(m.m00(), m.m10(), m.m20(), m.m30()));
        rows.add(Json.numbers(m.m01(), m.m11(), m.m21(), m.m31()));
        rows.add(Json.numbers(m.m02(), m.m12(), m.m22(), m.m32()));
        return rows;
    }

    /** Reads three rows of four numbers. */
    public static Matrix4x3d matrix(Fields f, String name) {
        double[][] m = rows(f, name, 3, 4);
        return new Matrix4x3d(
                m[0][0], m[1][0], m[2][0], m[0][1], m[1][1], m[2][1], m[0][2], m[1][2], m[2][2], m[0][3], m[1][3],
                m[2][3]);
    }

    private static double[][] rows(Fields f, String name, int rows, int columns) {
        ArrayNode array = f.array(name);
        boolean fits = array.size() == rows;
        for (JsonNode row : array) {
            fits &= row.isArray() && row.size() == columns;
        }
        if (!fits) {
            throw f.error(name, "must hold " + rows + " rows of " + columns + " numbers", "Correct it");
        }
        double[][] m = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                JsonNode v = array.get(r).get(c);
                if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
                    throw f.error(name + "[" + r + "][" + c + "]", "must be a finite number, not " + v, "Correct it");
                }
                m[r][c] = v.doubleValue();
            }
        }
        return m;
    }

    public static ObjectNode of(PoseCovariance c) {
        return Json.object()
                .<ObjectNode>set("pivotUm", Json.vector(c.pivotUm()))
                .set("sigma", Json.numbers(c.matrix()));
    }

    public static PoseCovariance covariance(Fields f) {
        return new PoseCovariance(f.vector("pivotUm"), f.numbers("sigma", 36));
    }

    public static ObjectNode of(Provenance p) {
        ObjectNode node = Json.object()
                .put("method", p.method())
                .put("tool", p.tool())
                .put("when", p.when().toString());
        node.set("details", texts(p.details()));
        return node;
    }

    public static Provenance provenance(Fields f) {
        return new Provenance(f.text("method"), f.text("tool"), instant(f, "when"), f.textMap("details"));
    }

    static ObjectNode texts(Map<String, String> map) {
        ObjectNode node = Json.object();
        map.forEach(node::put);
        return node;
    }

    /** Reads a time as ISO 8601 in UTC, for example {@code 2026-03-01T12:00:00Z}. */
    public static Instant instant(Fields f, String name) {
        try {
            return Instant.parse(f.text(name));
        } catch (DateTimeParseException e) {
            throw f.error(name, "'" + f.text(name) + "' is not a time", "Write it as 2026-03-01T12:00:00Z");
        }
    }

    public static ObjectNode of(Placement p) {
        ObjectNode node = Json.object()
                .put("frame", p.frame().name())
                .put("parent", p.parent().name());
        node.set("toParent", of(p.toParent()));
        p.knownCovariance().ifPresent(c -> node.set("covariance", of(c)));
        node.set("how", of(p.how()));
        return node;
    }

    public static Placement placement(Fields f) {
        return new Placement(
                new FrameId(f.text("frame")),
                new FrameId(f.text("parent")),
                f.object("toParent", FrameJson::affine),
                f.optional("covariance", FrameJson::covariance).orElse(null),
                f.object("how", FrameJson::provenance));
    }

    public static ArrayNode of(FrameTree tree) {
        return Json.array(tree.placements(), FrameJson::of);
    }

    /** Reads placements in any order: a frame that was moved may stand before its later parent. */
    public static FrameTree tree(Fields f, String name) {
        Map<FrameId, Placement> waiting = new TreeMap<>(java.util.Comparator.comparing(FrameId::name));
        List<Placement> all = f.objects(name, FrameJson::placement);
        for (Placement p : all) {
            if (waiting.put(p.frame(), p) != null) {
                throw f.error(name, "places the frame '" + p.frame() + "' twice", "Keep one of the two");
            }
        }
        List<Placement> order = new ArrayList<>();
        for (Placement p : all) {
            parentsFirst(p, waiting, order);
        }
        FrameTree tree = FrameTree.ROOT;
        for (Placement p : order) {
            tree = tree.with(p);
        }
        return tree;
    }

    private static void parentsFirst(Placement p, Map<FrameId, Placement> waiting, List<Placement> order) {
        List<Placement> chain = new ArrayList<>();
        for (Placement q = waiting.remove(p.frame()); q != null; q = waiting.remove(q.parent())) {
            chain.add(0, q);
        }
        order.addAll(chain);
    }

    public static ObjectNode of(Locus l) {
        ObjectNode node = Json.object().put("frame", l.frame().name());
        node.set("pointUm", Json.vector(l.pointUm()));
        Matrix3dc c = l.covarianceUm2();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        rows.add(Json.numbers(c.m00(), c.m10(), c.m20()));
        rows.add(Json.numbers(c.m01(), c.m11(), c.m21()));
        rows.add(Json.numbers(c.m02(), c.m12(), c.m22()));
        node.set("covarianceUm2", rows);
        return node.put("complete", l.complete());
    }

    public static Locus locus(Fields f) {
        double[][] c = rows(f, "covarianceUm2", 3, 3);
        return new Locus(
                new FrameId(f.text("frame")),
                f.vector("pointUm"),
                new Matrix3d(c[0][0], c[1][0], c[2][0], c[0][1], c[1][1], c[2][1], c[0][2], c[1][2], c[2][2]),
                f.flag("complete"));
    }
}
