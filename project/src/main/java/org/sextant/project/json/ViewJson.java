// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Colours (sRGB components 0…1 as [r, g, b, a]), layers, cameras and views. */
public final class ViewJson {
    private ViewJson() {}

    public static ArrayNode of(Rgba c) {
        return Json.numbers(c.r(), c.g(), c.b(), c.a());
    }

    public static Rgba colour(Fields f, String name) {
        double[] c = f.numbers(name, 4);
        return new Rgba(c[0], c[1], c[2], c[3]);
    }

    public static ObjectNode of(Layer l) {
        return Json.object()
                .<ObjectNode>set("transfer", Json.array(l.transfer().points(), ViewJson::point))
                .put("visible", l.visible())
                .put("shaded", l.shaded());
    }

    private static ObjectNode point(TransferFunction.Point p) {
        return Json.object().put("value", Json.finite(p.value())).set("colour", of(p.colour()));
    }

    public static Layer layer(Fields f) {
        return new Layer(
                new TransferFunction(
                        f.objects("transfer", p -> new TransferFunction.Point(p.number("value"), colour(p, "colour")))),
                f.flag("visible"),
                f.flag("shaded"));
    }

    public static ObjectNode of(Camera c) {
        return Json.object()
                .<ObjectNode>set("eyeUm", Json.vector(c.eyeUm()))
                .<ObjectNode>set("targetUm", Json.vector(c.targetUm()))
                .<ObjectNode>set("up", Json.vector(c.up()))
                .set("projection", of(c.projection()));
    }

    private static ObjectNode of(Projection p) {
        if (p instanceof Projection.Perspective q) {
            return Json.object().put("type", "perspective").put("fovYRad", Json.finite(q.fovYRad()));
        }
        return Json.object()
                .put("type", "orthographic")
                .put("heightUm", Json.finite(((Projection.Orthographic) p).heightUm()));
    }

    public static Camera camera(Fields f) {
        return new Camera(
                f.vector("eyeUm"), f.vector("targetUm"), f.vector("up"), f.object("projection", ViewJson::projection));
    }

    private static Projection projection(Fields f) {
        String type = f.text("type");
        return switch (type) {
            case "perspective" -> new Projection.Perspective(f.number("fovYRad"));
            case "orthographic" -> new Projection.Orthographic(f.number("heightUm"));
            default ->
                throw f.error("type", "'" + type + "' is not a projection", "Known are perspective and orthographic");
        };
    }

    public static ObjectNode of(View v) {
        ObjectNode node = Json.object().put("name", v.name());
        node.set("camera", of(v.camera()));
        node.put("overlap", v.overlap().name().toLowerCase(Locale.ROOT));
        node.put("unitLengthUm", Json.finite(v.unitLengthUm()));
        node.set("background", of(v.background()));
        node.set(
                "furniture",
                Json.object()
                        .put("boxes", v.furniture().boxes())
                        .put("axes", v.furniture().axes())
                        .put("scaleBar", v.furniture().scaleBar()));
        node.set("hidden", Json.array(new TreeSet<>(v.hidden()), JsonNodeFactory.instance::textNode));
        return node;
    }

    public static View view(Fields f) {
        return new View(
                f.text("name"),
                f.object("camera", ViewJson::camera),
                overlap(f),
                f.number("unitLengthUm"),
                colour(f, "background"),
                f.object("furniture", g -> new Furniture(g.flag("boxes"), g.flag("axes"), g.flag("scaleBar"))),
                Set.copyOf(new TreeSet<>(f.texts("hidden"))));
    }

    private static OverlapRule overlap(Fields f) {
        String text = f.text("overlap");
        return Arrays.stream(OverlapRule.values())
                .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> f.error(
                        "overlap", "'" + text + "' is not a rule for overlaps", "Known are finest, add and maximum"));
    }
}
