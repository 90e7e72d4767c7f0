// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.Annotation;

/** Pins and rulers. */
public final class AnnotationJson {
    private AnnotationJson() {}

    public static ObjectNode of(Annotation a) {
        if (a instanceof Annotation.Pin p) {
            return Json.object()
                    .put("type", "pin")
                    .put("name", p.name())
                    .<ObjectNode>set("at", FrameJson.of(p.at()))
                    .put("text", p.text());
        }
        Annotation.Ruler r = (Annotation.Ruler) a;
        return Json.object()
                .put("type", "ruler")
                .put("name", r.name())
                .put("frame", r.frame().name())
                .<ObjectNode>set("fromUm", Json.vector(r.fromUm()))
                .set("toUm", Json.vector(r.toUm()));
    }

    public static Annotation annotation(Fields f) {
        String type = f.text("type");
        return switch (type) {
            case "pin" -> new Annotation.Pin(f.text("name"), f.object("at", FrameJson::locus), f.text("text"));
            case "ruler" ->
                new Annotation.Ruler(
                        f.text("name"), new FrameId(f.text("frame")), f.vector("fromUm"), f.vector("toUm"));
            default -> throw f.error("type", "'" + type + "' is not an annotation", "Known are pin and ruler");
        };
    }
}
