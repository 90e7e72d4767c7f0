// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.sextant.world.frame.FrameId;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Lens;
import org.sextant.world.view.SlicePlane;

/** What a view shows: layers of its own, clips, slices, and the lens. Members that are missing stand for nothing. */
public final class ContentJson {
    private ContentJson() {}

    /** Adds the members to a view's object. */
    static void put(Content c, ObjectNode view) {
        view.set("hidden", Json.array(new TreeSet<>(c.hidden()), JsonNodeFactory.instance::textNode));
        ObjectNode layers = view.putObject("layers");
        c.layers().forEach((name, layer) -> layers.set(name, LayerJson.of(layer)));
        ObjectNode labels = view.putObject("labels");
        c.labels().forEach((name, style) -> labels.set(name, LayerJson.of(style)));
        view.set("clips", Json.array(c.clips(), ContentJson::of));
        view.set("slices", Json.array(c.slices(), ContentJson::of));
    }

    static Content content(Fields f) {
        Content c = Content.ALL.withHidden(Set.copyOf(new TreeSet<>(f.texts("hidden"))));
        return new Content(
                c.hidden(),
                byName(f, "layers", LayerJson::layer),
                byName(f, "labels", LayerJson::labelStyle),
                f.has("clips") ? f.objects("clips", ContentJson::clip) : c.clips(),
                f.has("slices") ? f.objects("slices", ContentJson::slice) : c.slices());
    }

    private static <T> Map<String, T> byName(Fields f, String member, Function<Fields, T> reader) {
        Map<String, T> map = new TreeMap<>();
        if (f.has(member)) {
            Fields inner = f.object(member);
            inner.names().forEach(name -> map.put(name, inner.object(name, reader)));
        }
        return map;
    }

    public static ObjectNode of(Clip clip) {
        ObjectNode node = Json.object();
        if (clip instanceof Clip.Plane p) {
            node.put("type", "plane").put("frame", p.frame().name());
            node.set("pointUm", Json.vector(p.pointUm()));
            node.set("normal", Json.vector(p.normal()));
        } else {
            Clip.Block b = (Clip.Block) clip;
            node.put("type", "box").put("keepsInside", b.keepsInside());
            node.set("box", GridJson.of(b.box()));
        }
        node.set("volumes", Json.array(new TreeSet<>(clip.volumes()), JsonNodeFactory.instance::textNode));
        return node;
    }

    public static Clip clip(Fields f) {
        Set<String> volumes = f.has("volumes") ? new TreeSet<>(f.texts("volumes")) : Set.of();
        String type = f.text("type");
        return switch (type) {
            case "plane" ->
                new Clip.Plane(new FrameId(f.text("frame")), f.vector("pointUm"), f.vector("normal"), volumes);
            case "box" -> new Clip.Block(f.object("box", GridJson::box), f.flag("keepsInside"), volumes);
            default -> throw f.error("type", "'" + type + "' is not a clip", "Known are plane and box");
        };
    }

    public static ObjectNode of(SlicePlane s) {
        ObjectNode node = Json.object().put("name", s.name()).put("volume", s.volume());
        node.put("frame", s.frame().name());
        node.set("pointUm", Json.vector(s.pointUm()));
        node.set("normal", Json.vector(s.normal()));
        node.set("up", Json.vector(s.up()));
        node.set("window", LayerJson.of(s.window()));
        return node.put("opacity", Json.finite(s.opacity()));
    }

    public static SlicePlane slice(Fields f) {
        return new SlicePlane(
                f.text("name"),
                f.text("volume"),
                new FrameId(f.text("frame")),
                f.vector("pointUm"),
                f.vector("normal"),
                f.vector("up"),
                f.object("window", LayerJson::window),
                f.number("opacity"));
    }

    public static ObjectNode of(Lens l) {
        ObjectNode node = Json.object().put("volume", l.volume());
        if (l.region() instanceof Lens.Ball b) {
            node.put("type", "ball").put("frame", b.frame().name());
            node.set("centreUm", Json.vector(b.centreUm()));
            return node.put("radiusUm", Json.finite(b.radiusUm()));
        }
        return node.put("type", "box").set("box", GridJson.of(((Lens.Block) l.region()).box()));
    }

    public static Lens lens(Fields f) {
        String type = f.text("type");
        return new Lens(
                f.text("volume"),
                switch (type) {
                    case "ball" ->
                        new Lens.Ball(new FrameId(f.text("frame")), f.vector("centreUm"), f.number("radiusUm"));
                    case "box" -> new Lens.Block(f.object("box", GridJson::box));
                    default -> throw f.error("type", "'" + type + "' is not a lens", "Known are ball and box");
                });
    }
}
