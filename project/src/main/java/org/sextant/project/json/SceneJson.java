// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;

/** What a world holds, and the world as a whole. */
public final class SceneJson {
    private SceneJson() {}

    public static ObjectNode of(World w) {
        ObjectNode node = Json.object();
        node.set("frames", FrameJson.of(w.frames()));
        node.set("volumes", Json.array(w.volumes(), SceneJson::of));
        node.set("labels", Json.array(w.labels(), SceneJson::of));
        node.set("boxes", Json.array(w.boxes(), SceneJson::of));
        node.set("landmarks", Json.array(w.landmarks(), SceneJson::of));
        node.set("views", Json.array(w.views(), ViewJson::of));
        node.set("annotations", Json.array(w.annotations(), AnnotationJson::of));
        if (!w.computations().isEmpty()) {
            node.set("computations", Json.array(w.computations(), ComputationJson::of));
        }
        return node;
    }

    public static World world(Fields f) {
        return new World(
                FrameJson.tree(f, "frames"),
                f.objects("volumes", SceneJson::volume),
                f.objects("labels", SceneJson::label),
                f.objects("boxes", SceneJson::box),
                f.objects("landmarks", SceneJson::landmark),
                f.objects("views", ViewJson::view),
                f.has("annotations") ? f.objects("annotations", AnnotationJson::annotation) : List.of(),
                f.has("computations") ? f.objects("computations", ComputationJson::computation) : List.of());
    }

    public static ObjectNode of(DataSource s) {
        ObjectNode node = Json.object().put("uri", s.uri());
        node.set("options", FrameJson.texts(s.options()));
        return node.put("bytes", s.bytes()).put("checksum", s.checksum());
    }

    public static DataSource source(Fields f) {
        return new DataSource(f.text("uri"), f.textMap("options"), f.whole("bytes"), f.text("checksum"));
    }

    public static ObjectNode of(VolumeNode v) {
        ObjectNode node = Json.object().put("name", v.id().name());
        node.set("grid", GridJson.of(v.grid()));
        node.set("source", of(v.source()));
        node.set("layer", LayerJson.of(v.layer()));
        return node;
    }

    public static VolumeNode volume(Fields f) {
        return new VolumeNode(
                new VolumeId(f.text("name")),
                f.object("grid", GridJson::grid),
                f.object("source", SceneJson::source),
                f.object("layer", LayerJson::layer));
    }

    public static ObjectNode of(LabelNode l) {
        ObjectNode node = Json.object().put("name", l.id().name()).put("of", l.of().name());
        node.set("grid", GridJson.of(l.grid()));
        node.set("source", of(l.source()));
        node.put("visible", l.visible());
        return node.setAll(LayerJson.of(l.style()));
    }

    public static LabelNode label(Fields f) {
        return new LabelNode(
                new VolumeId(f.text("name")),
                new VolumeId(f.text("of")),
                f.object("grid", GridJson::grid),
                f.object("source", SceneJson::source),
                f.flag("visible"),
                LayerJson.labelStyle(f));
    }

    public static ObjectNode of(FovBox b) {
        return Json.object()
                .put("name", b.name())
                .<ObjectNode>set("box", GridJson.of(b.box()))
                .set("colour", LayerJson.of(b.colour()));
    }

    public static FovBox box(Fields f) {
        return new FovBox(f.text("name"), f.object("box", GridJson::box), LayerJson.colour(f, "colour"));
    }

    public static ObjectNode of(Landmark l) {
        return Json.object()
                .put("name", l.name())
                .<ObjectNode>set("at", FrameJson.of(l.at()))
                .put("weight", Json.finite(l.weight()))
                .put("active", l.active());
    }

    public static Landmark landmark(Fields f) {
        return new Landmark(f.text("name"), f.object("at", FrameJson::locus), f.number("weight"), f.flag("active"));
    }
}
