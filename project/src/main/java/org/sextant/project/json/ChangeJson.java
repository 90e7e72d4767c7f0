// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sextant.world.edit.Change;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.VolumeId;

/**
 * Changes to a world: {@code {"type": "applied", "edit": {"type": "addVolume", …}}}, {@code {"type": "undone"}},
 * {@code {"type": "redone"}}.
 */
public final class ChangeJson {
    private ChangeJson() {}

    public static ObjectNode of(Change change) {
        if (change instanceof Change.Applied a) {
            return Json.object().put("type", "applied").set("edit", of(a.edit()));
        }
        return Json.object().put("type", change instanceof Change.Undone ? "undone" : "redone");
    }

    public static Change change(Fields f) {
        String type = f.text("type");
        return switch (type) {
            case "applied" -> new Change.Applied(f.object("edit", ChangeJson::edit));
            case "undone" -> new Change.Undone();
            case "redone" -> new Change.Redone();
            default -> throw unknown(f, type);
        };
    }

    /** The edit with its type. */
    public static ObjectNode of(WorldEdit edit) {
        if (edit instanceof WorldEdit.PlaceFrame e) {
            return typed("placeFrame").set("placement", FrameJson.of(e.placement()));
        } else if (edit instanceof WorldEdit.RemoveFrame e) {
            return typed("removeFrame").put("frame", e.frame().name());
        } else if (edit instanceof WorldEdit.PutVolume e) {
            return typed("putVolume").set("volume", SceneJson.of(e.volume()));
        } else if (edit instanceof WorldEdit.AddVolume e) {
            return typed("addVolume")
                    .<ObjectNode>set("placement", FrameJson.of(e.placement()))
                    .set("volume", SceneJson.of(e.volume()));
        } else if (edit instanceof WorldEdit.RemoveVolume e) {
            return typed("removeVolume").put("name", e.id().name());
        } else if (edit instanceof WorldEdit.PutLabel e) {
            return typed("putLabel").set("label", SceneJson.of(e.label()));
        } else if (edit instanceof WorldEdit.RemoveLabel e) {
            return typed("removeLabel").put("name", e.id().name());
        } else if (edit instanceof WorldEdit.PutBox e) {
            return typed("putBox").set("box", SceneJson.of(e.box()));
        } else if (edit instanceof WorldEdit.RemoveBox e) {
            return typed("removeBox").put("name", e.name());
        } else if (edit instanceof WorldEdit.PutLandmark e) {
            return typed("putLandmark").set("landmark", SceneJson.of(e.landmark()));
        } else if (edit instanceof WorldEdit.RemoveLandmark e) {
            return typed("removeLandmark")
                    .put("name", e.name())
                    .put("frame", e.frame().name());
        } else if (edit instanceof WorldEdit.PutView e) {
            return typed("putView").set("view", ViewJson.of(e.view()));
        } else if (edit instanceof WorldEdit.RemoveView e) {
            return typed("removeView").put("name", e.name());
        } else if (edit instanceof WorldEdit.PutAnnotation e) {
            return typed("putAnnotation").set("annotation", AnnotationJson.of(e.annotation()));
        } else if (edit instanceof WorldEdit.RemoveAnnotation e) {
            return typed("removeAnnotation").put("name", e.name());
        }
        if (edit instanceof WorldEdit.AddComputation e) {
            return typed("addComputation")
                    .<ObjectNode>set("computation", ComputationJson.of(e.computation()))
                    .set("results", Json.array(e.results(), ChangeJson::of));
        }
        throw new IllegalArgumentException("an edit without a mapping to JSON: " + edit.getClass());
    }

    public static WorldEdit edit(Fields f) {
        String type = f.text("type");
        return switch (type) {
            case "placeFrame" -> new WorldEdit.PlaceFrame(f.object("placement", FrameJson::placement));
            case "removeFrame" -> new WorldEdit.RemoveFrame(new FrameId(f.text("frame")));
            case "putVolume" -> new WorldEdit.PutVolume(f.object("volume", SceneJson::volume));
            case "addVolume" ->
                new WorldEdit.AddVolume(
                        f.object("placement", FrameJson::placement), f.object("volume", SceneJson::volume));
            case "removeVolume" -> new WorldEdit.RemoveVolume(new VolumeId(f.text("name")));
            case "putLabel" -> new WorldEdit.PutLabel(f.object("label", SceneJson::label));
            case "removeLabel" -> new WorldEdit.RemoveLabel(new VolumeId(f.text("name")));
            case "putBox" -> new WorldEdit.PutBox(f.object("box", SceneJson::box));
            case "removeBox" -> new WorldEdit.RemoveBox(f.text("name"));
            case "putLandmark" -> new WorldEdit.PutLandmark(f.object("landmark", SceneJson::landmark));
            case "removeLandmark" -> new WorldEdit.RemoveLandmark(f.text("name"), new FrameId(f.text("frame")));
            case "putView" -> new WorldEdit.PutView(f.object("view", ViewJson::view));
            case "removeView" -> new WorldEdit.RemoveView(f.text("name"));
            case "putAnnotation" -> new WorldEdit.PutAnnotation(f.object("annotation", AnnotationJson::annotation));
            case "addComputation" ->
                new WorldEdit.AddComputation(
                        f.object("computation", ComputationJson::computation), f.objects("results", ChangeJson::edit));
            case "removeAnnotation" -> new WorldEdit.RemoveAnnotation(f.text("name"));
            default -> throw unknown(f, type);
        };
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static RuntimeException unknown(Fields f, String type) {
        return f.error(
                "type",
                "'" + type + "' is a change that this version of Sextant does not know",
                "Open the project with the version that wrote it, or a newer one");
    }
}
