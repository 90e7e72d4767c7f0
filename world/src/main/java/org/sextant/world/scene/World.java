// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Box3;
import org.sextant.world.view.View;

/**
 * Everything that is known about one sample, as an immutable snapshot: threads may share it freely. Names are unique
 * within their kind; {@code with…} replaces what has the same name in place.
 */
public record World(
        FrameTree frames,
        List<VolumeNode> volumes,
        List<LabelNode> labels,
        List<FovBox> boxes,
        List<Landmark> landmarks,
        List<View> views,
        List<Annotation> annotations,
        List<Computation> computations) {
    public static final World EMPTY =
            new World(FrameTree.ROOT, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public World {
        volumes = List.copyOf(volumes);
        labels = List.copyOf(labels);
        boxes = List.copyOf(boxes);
        landmarks = List.copyOf(landmarks);
        views = List.copyOf(views);
        annotations = List.copyOf(annotations);
        computations = List.copyOf(computations);
        checkUnique(volumes, v -> v.id(), "volumes");
        checkUnique(labels, l -> l.id(), "label volumes");
        checkUnique(boxes, FovBox::name, "boxes");
        checkUnique(landmarks, World::key, "landmarks");
        checkUnique(views, View::name, "views");
        checkUnique(annotations, Annotation::name, "annotations");
        checkUnique(computations, Computation::name, "computations");
        volumes.forEach(v -> checkFrame(frames, v.frame(), "volume '" + v.id() + "'"));
        labels.forEach(l -> checkFrame(frames, l.grid().frame(), "label volume '" + l.id() + "'"));
        boxes.forEach(b -> checkFrame(frames, b.box().frame(), "box '" + b.name() + "'"));
        landmarks.forEach(l -> checkFrame(frames, l.at().frame(), "landmark '" + l.name() + "'"));
        annotations.forEach(a -> checkFrame(frames, a.frame(), "annotation '" + a.name() + "'"));
    }

    /** Where a point of one frame lies in another, with the errors of all placements between them. */
    public Locus locate(Vector3dc pointUm, FrameId from, FrameId to) {
        return frames.locate(Locus.exact(from, pointUm), to);
    }

    /** The volume of that name. @throws SextantException naming those that exist */
    public VolumeNode volume(String name) {
        return volumes.stream()
                .filter(v -> v.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SextantException("there is no volume '" + name + "'; known are "
                        + volumes.stream().map(v -> v.id().name()).toList()));
    }

    /** The view of that name. @throws SextantException naming those that exist */
    public View view(String name) {
        return views.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SextantException("there is no view '" + name + "'; known are "
                        + views.stream().map(View::name).toList()));
    }

    /** The box in the world frame that holds all volumes and boxes; empty for an empty world. */
    public Optional<Box3> boundsUm() {
        List<Box3> all = new ArrayList<>();
        volumes.forEach(v -> all.add(v.grid()
                .indexBounds()
                .enclosing(v.grid().indexToFrame().then(frames.transform(v.frame(), FrameId.WORLD)))));
        boxes.forEach(b -> all.add(b.box().enclosing(frames.transform(b.box().frame(), FrameId.WORLD))));
        return all.stream().reduce(Box3::union);
    }

    public World withFrames(FrameTree tree) {
        return new World(tree, volumes, labels, boxes, landmarks, views, annotations, computations);
    }

    public World with(VolumeNode node) {
        return new World(
                frames, put(volumes, node, v -> v.id()), labels, boxes, landmarks, views, annotations, computations);
    }

    public World with(LabelNode node) {
        return new World(
                frames, volumes, put(labels, node, l -> l.id()), boxes, landmarks, views, annotations, computations);
    }

    public World with(FovBox box) {
        return new World(
                frames, volumes, labels, put(boxes, box, FovBox::name), landmarks, views, annotations, computations);
    }

    public World with(Landmark landmark) {
        return new World(
                frames, volumes, labels, boxes, put(landmarks, landmark, World::key), views, annotations, computations);
    }

    public World with(View view) {
        return new World(
                frames, volumes, labels, boxes, landmarks, put(views, view, View::name), annotations, computations);
    }

    public World withoutVolume(VolumeId id) {
        return new World(
                frames,
                drop(volumes, v -> v.id(), id, "volume"),
                labels,
                boxes,
                landmarks,
                views,
                annotations,
                computations);
    }

    public World withoutLabel(VolumeId id) {
        return new World(
                frames,
                volumes,
                drop(labels, l -> l.id(), id, "label volume"),
                boxes,
                landmarks,
                views,
                annotations,
                computations);
    }

    public World withoutBox(String name) {
        return new World(
                frames,
                volumes,
                labels,
                drop(boxes, FovBox::name, name, "box"),
                landmarks,
                views,
                annotations,
                computations);
    }

    public World withoutLandmark(String name, FrameId frame) {
        return new World(
                frames,
                volumes,
                labels,
                boxes,
                drop(landmarks, World::key, List.of(name, frame), "landmark"),
                views,
                annotations,
                computations);
    }

    public World withoutView(String name) {
        return new World(
                frames,
                volumes,
                labels,
                boxes,
                landmarks,
                drop(views, View::name, name, "view"),
                annotations,
                computations);
    }

    public World with(Annotation annotation) {
        return new World(
                frames,
                volumes,
                labels,
                boxes,
                landmarks,
                views,
                put(annotations, annotation, Annotation::name),
                computations);
    }

    public World withoutAnnotation(String name) {
        return new World(
                frames,
                volumes,
                labels,
                boxes,
                landmarks,
                views,
                drop(annotations, Annotation::name, name, "annotation"),
                computations);
    }

    public World with(Computation computation) {
        return new World(
                frames,
                volumes,
                labels,
                boxes,
                landmarks,
                views,
                annotations,
                put(computations, computation, Computation::name));
    }

    /** The distance that a ruler measures, µm in the world: its own frame may be scaled. */
    public double lengthUm(Annotation.Ruler ruler) {
        Affine3 toWorld = frames.transform(ruler.frame(), FrameId.WORLD);
        return toWorld.apply(ruler.fromUm()).distance(toWorld.apply(ruler.toUm()));
    }

    private static List<Object> key(Landmark l) {
        return List.of(l.name(), l.at().frame());
    }

    private static <T, K> void checkUnique(List<T> list, Function<T, K> key, String kind) {
        Set<K> seen = new HashSet<>();
        for (T item : list) {
            if (!seen.add(key.apply(item))) {
                throw new SextantException("two " + kind + " have the name '" + key.apply(item) + "'; rename one");
            }
        }
    }

    private static void checkFrame(FrameTree frames, FrameId frame, String what) {
        if (!frames.contains(frame)) {
            throw new SextantException(
                    what + " lies in frame '" + frame + "', which has no place in the world; place it first");
        }
    }

    private static <T, K> List<T> put(List<T> list, T item, Function<T, K> key) {
        List<T> next = new ArrayList<>(list);
        for (int i = 0; i < next.size(); i++) {
            if (key.apply(next.get(i)).equals(key.apply(item))) {
                next.set(i, item);
                return next;
            }
        }
        next.add(item);
        return next;
    }

    private static <T, K> List<T> drop(List<T> list, Function<T, K> key, K wanted, String kind) {
        List<T> next = new ArrayList<>(list);
        if (!next.removeIf(t -> key.apply(t).equals(wanted))) {
            throw new SextantException("there is no " + kind + " '" + wanted + "' to remove");
        }
        return next;
    }
}
