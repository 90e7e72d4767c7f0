// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.View;

/** Cameras and views. */
public final class ViewJson {
    private ViewJson() {}

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
        Look look = v.look();
        node.put("overlap", LayerJson.lower(look.overlap()));
        look.lens().ifPresent(l -> node.set("lens", ContentJson.of(l)));
        node.put("unitLengthUm", Json.finite(look.unitLengthUm()));
        node.set("background", LayerJson.of(look.background()));
        node.set("lighting", of(look.lighting()));
        node.set("furniture", of(v.furniture()));
        ContentJson.put(v.content(), node);
        return node;
    }

    public static View view(Fields f) {
        Look look = new Look(
                LayerJson.choice(f, "overlap", OverlapRule.values()),
                f.optional("lens", ContentJson::lens),
                f.number("unitLengthUm"),
                LayerJson.colour(f, "background"),
                f.optional("lighting", ViewJson::lighting).orElse(Lighting.PLAIN));
        return new View(
                f.text("name"),
                f.object("camera", ViewJson::camera),
                look,
                f.object("furniture", ViewJson::furniture),
                ContentJson.content(f));
    }

    private static ObjectNode of(Lighting l) {
        return Json.object()
                .put("occlusion", l.occlusion())
                .put("shadow", l.shadow())
                .put("edges", l.edges())
                .put("depthCue", l.depthCue());
    }

    private static Lighting lighting(Fields f) {
        return new Lighting(f.number("occlusion"), f.number("shadow"), f.number("edges"), f.number("depthCue"));
    }

    static ObjectNode of(Furniture g) {
        return Json.object()
                .put("boxes", g.boxes())
                .put("axes", g.axes())
                .put("scaleBar", g.scaleBar())
                .put("colourBars", g.colourBars())
                .put("landmarks", g.landmarks())
                .put("errors", g.errors());
    }

    /** Views of before colour bars and error ellipsoids were drawn have neither. */
    static Furniture furniture(Fields f) {
        return new Furniture(
                f.flag("boxes"),
                f.flag("axes"),
                f.flag("scaleBar"),
                f.has("colourBars") && f.flag("colourBars"),
                !f.has("landmarks") || f.flag("landmarks"),
                f.has("errors") && f.flag("errors"));
    }
}
