// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.joml.Vector2d;
import org.joml.Vector2dc;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;
import org.sextant.world.shot.BaseView;
import org.sextant.world.shot.CameraPart;
import org.sextant.world.shot.Easing;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Key;
import org.sextant.world.shot.Part;
import org.sextant.world.shot.ScenePart;
import org.sextant.world.shot.Shot;
import org.sextant.world.shot.Track;
import org.sextant.world.shot.VolumePart;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Lens;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/**
 * Shots as files. Their JSON schema is the resource {@code org/sextant/project/shot-schema-1.json}. People write these
 * files: members that are not known are refused.
 */
public final class ShotJson {
    private static final String SCHEMA = "sextant-shot";
    private static final long VERSION = 1;

    private final World world;
    private final Function<String, View> views;

    /**
     * @param views the view of a name, for shots that name one instead of holding it; throws a SextantException for a name
     *     that is not known
     */
    public ShotJson(World world, Function<String, View> views) {
        this.world = world;
        this.views = views;
    }

    public static ObjectNode of(Shot s) {
        ObjectNode node = Json.object().put("schema", SCHEMA).put("version", VERSION);
        node.put("name", s.name()).put("fps", s.fps().toString());
        node.put("durationS", Json.finite(s.durationS()));
        node.set("view", ViewJson.of(s.base()));
        node.set("tracks", Json.array(s.tracks(), ShotJson::of));
        return node;
    }

    /** @throws DataException if the text is no shot or names what the world has not, with the place of the fault */
    public Shot read(String file, byte[] utf8) {
        Fields f = Fields.of(file, "shot", Json.parse(file, "shot", utf8));
        if (!f.has("schema") || !f.text("schema").equals(SCHEMA)) {
            throw f.error("schema", "is not '" + SCHEMA + "'", "Name the file of a shot");
        }
        if (f.whole("version") != VERSION) {
            throw f.error("version", "is not " + VERSION, "Read it with the Sextant that wrote it");
        }
        return f.as(this::shot);
    }

    private Shot shot(Fields f) {
        f.only("$schema", "schema", "version", "name", "fps", "durationS", "view", "tracks");
        View view = f.any("view").isTextual() ? views.apply(f.text("view")) : f.object("view", ViewJson::view);
        Shot shot = new Shot(
                f.text("name"),
                FrameRate.parse(f.text("fps")),
                f.number("durationS"),
                BaseView.of(world, view),
                f.objects("tracks", this::track));
        shot.check(world);
        return shot;
    }

    private Track<?> track(Fields f) {
        String part = f.text("part");
        return switch (part) {
            case "camera" -> keys(f, new CameraPart.Flying(), this::camera);
            case "turn" ->
                keys(
                        f,
                        new CameraPart.Turn(LayerJson.choice(f, "axis", CameraPart.Axis.values())),
                        k -> k.number("value"),
                        "axis");
            case "zoom" -> keys(f, new CameraPart.Zoom(), k -> k.number("value"));
            case "shift" ->
                keys(f, new CameraPart.Shift(), k -> {
                    double[] v = k.numbers("value", 2);
                    return new Vector2d(v[0], v[1]);
                });
            case "transfer" ->
                keys(f, new VolumePart.Transfer(f.text("of")), k -> LayerJson.transfer(k, "value"), "of");
            case "opacity" -> keys(f, new VolumePart.Opacity(f.text("of")), k -> k.number("value"), "of");
            case "objects" ->
                keys(f, new VolumePart.Objects(f.text("of")), k -> k.object("value", LayerJson::labelStyle), "of");
            case "clip" ->
                keys(
                        f,
                        new ScenePart.Clipping(Math.toIntExact(Math.min(f.whole("number"), 1000))),
                        k -> k.object("value", ContentJson::clip),
                        "number");
            case "slice" ->
                keys(f, new ScenePart.Slice(f.text("name")), k -> k.object("value", ContentJson::slice), "name");
            case "lens" -> keys(f, new ScenePart.Glass(), k -> k.object("value", ContentJson::lens));
            case "furniture" -> keys(f, new ScenePart.Surroundings(), k -> k.object("value", ViewJson::furniture));
            default ->
                throw f.error(
                        "part",
                        "'" + part + "' is nothing that changes",
                        "Known are camera, turn, zoom, shift, transfer, opacity, objects, clip, slice, lens, furniture");
        };
    }

    private Camera camera(Fields key) {
        return key.any("value").isTextual()
                ? views.apply(key.text("value")).camera()
                : key.object("value", ViewJson::camera);
    }

    private static <T> Track<T> keys(Fields f, Part<T> part, Function<Fields, T> value, String... own) {
        String[] known = Arrays.copyOf(own, own.length + 2);
        known[own.length] = "part";
        known[own.length + 1] = "keys";
        f.only(known);
        List<Key<T>> keys = f.objects("keys", k -> {
            k.only("timeS", "value", "easing");
            return new Key<>(k.number("timeS"), value.apply(k), k.has("easing") ? easing(k) : Easing.LINEAR);
        });
        return new Track<>(part, keys);
    }

    private static Easing easing(Fields k) {
        String text = k.text("easing");
        return Arrays.stream(Easing.values())
                .filter(e -> text(e).equals(text))
                .findFirst()
                .orElseThrow(() -> k.error(
                        "easing",
                        "'" + text + "' is not known",
                        "Known are "
                                + Arrays.stream(Easing.values())
                                        .map(ShotJson::text)
                                        .toList()));
    }

    private static String text(Easing e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode of(Track<?> t) {
        Part<?> part = t.part();
        ObjectNode node = Json.object();
        if (part instanceof CameraPart.Turn turn) {
            node.put("part", "turn").put("axis", LayerJson.lower(turn.axis()));
        } else if (part instanceof ScenePart.Clipping c) {
            node.put("part", "clip").put("number", c.number());
        } else if (part instanceof ScenePart.Slice s) {
            node.put("part", "slice").put("name", s.name());
        } else if (part instanceof VolumePart<?> v) {
            node.put("part", name(part)).put("of", v.of());
        } else {
            node.put("part", name(part));
        }
        return node.set("keys", Json.array(t.keys(), ShotJson::of));
    }

    private static String name(Part<?> part) {
        if (part instanceof VolumePart<?> v) {
            return v instanceof VolumePart.Transfer
                    ? "transfer"
                    : v instanceof VolumePart.Opacity ? "opacity" : "objects";
        }
        return part.toString();
    }

    private static ObjectNode of(Key<?> k) {
        ObjectNode node = Json.object().put("timeS", Json.finite(k.timeS()));
        return node.<ObjectNode>set("value", value(k.value())).put("easing", text(k.easing()));
    }

    private static JsonNode value(Object v) {
        if (v instanceof Double d) {
            return Json.numbers(d).get(0);
        }
        if (v instanceof Vector2dc w) {
            return Json.numbers(w.x(), w.y());
        }
        if (v instanceof Camera c) {
            return ViewJson.of(c);
        }
        if (v instanceof TransferFunction t) {
            return LayerJson.of(t);
        }
        if (v instanceof LabelStyle s) {
            return LayerJson.of(s);
        }
        if (v instanceof Clip c) {
            return ContentJson.of(c);
        }
        if (v instanceof SlicePlane s) {
            return ContentJson.of(s);
        }
        if (v instanceof Lens l) {
            return ContentJson.of(l);
        }
        return ViewJson.of((Furniture) v);
    }
}
