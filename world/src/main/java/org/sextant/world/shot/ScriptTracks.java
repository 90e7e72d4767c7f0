// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * The tracks that sentences add to. What has one value at a time (the camera, an opacity, a clip) has one track, which each
 * sentence continues; turns, zooms and shifts have a track each, and add up.
 */
final class ScriptTracks {
    /**
     * When something changes.
     *
     * @param filmEndS until when the film lasts at least
     */
    record Span(double fromS, double toS, double filmEndS) {}

    private final World world;
    private final Function<String, View> views;
    private final View base;
    private final FrameRate fps;
    private final Map<Part<?>, Line<?>> lines = new LinkedHashMap<>();
    private final List<Track<?>> motions = new ArrayList<>();
    private final Map<String, Integer> clips = new LinkedHashMap<>();
    private double endS;

    ScriptTracks(World world, Function<String, View> views, View base, FrameRate fps) {
        this.world = world;
        this.views = views;
        this.base = base;
        this.fps = fps;
    }

    /** One track that grows. */
    private static final class Line<T> {
        private final Part<T> part;
        private final List<Key<T>> keys = new ArrayList<>();

        Line(Part<T> part, T first) {
            this.part = part;
            keys.add(new Key<>(0, first, Easing.LINEAR));
        }

        T last() {
            return keys.get(keys.size() - 1).value();
        }

        void change(Span span, T value, Easing easing) {
            Key<T> last = keys.get(keys.size() - 1);
            if (span.fromS() < last.timeS()) {
                throw new SextantException(part + " is still changing until " + last.timeS()
                        + " s; begin after that, or join the sentences");
            }
            if (span.toS() == 0) {
                keys.set(0, new Key<>(0, value, Easing.LINEAR));
                return;
            }
            if (span.fromS() > last.timeS() && span.toS() > span.fromS()) {
                keys.add(new Key<>(span.fromS(), last.value(), Easing.STEP));
            }
            if (span.toS() == last.timeS()) {
                keys.set(keys.size() - 1, new Key<>(span.toS(), value, Easing.STEP));
            } else {
                keys.add(new Key<>(span.toS(), value, span.toS() > span.fromS() ? easing : Easing.STEP));
            }
        }

        Track<T> track() {
            return new Track<>(part, keys);
        }
    }

    View base() {
        return base;
    }

    View view(String name) {
        return views.apply(name);
    }

    VolumeNode volume(String name) {
        return world.volume(name);
    }

    World world() {
        return world;
    }

    /** The number of the clip of a volume: those of the starting view come first, then one for each volume that is named. */
    int clipNumber(String volume) {
        Integer known = clips.get(volume);
        int number = known == null ? base.content().clips().size() + clips.size() : known;
        clips.put(volume, number);
        return number;
    }

    /** The value that earlier sentences have left. */
    @SuppressWarnings("unchecked") // a part is the key of the line of its own values
    <T> T last(Part<T> part, T first) {
        return ((Line<T>) lines.computeIfAbsent(part, p -> new Line<>(part, first))).last();
    }

    /** @param first its value before the first sentence about it */
    @SuppressWarnings("unchecked") // a part is the key of the line of its own values
    <T> void change(Part<T> part, T first, Span span, T value, Easing easing) {
        part.check(world, value);
        ((Line<T>) lines.computeIfAbsent(part, p -> new Line<>(part, first))).change(span, value, easing);
        endS = Math.max(endS, span.filmEndS());
    }

    /** A motion of its own. @param rest the value that does nothing */
    <T> void move(Part<T> part, T rest, Span span, T value, Easing easing) {
        Line<T> line = new Line<>(part, rest);
        line.change(span, value, easing);
        motions.add(line.track());
        endS = Math.max(endS, span.filmEndS());
    }

    boolean isEmpty() {
        return lines.isEmpty() && motions.isEmpty();
    }

    double durationS() {
        return Math.max(endS, fps.timeS(1));
    }

    /** The camera's flights come first: the other motions start from where they lead. */
    List<Track<?>> all() {
        List<Track<?>> all = new ArrayList<>();
        lines.values().stream().filter(l -> l.part instanceof CameraPart).forEach(l -> all.add(l.track()));
        all.addAll(motions);
        lines.values().stream()
                .filter(l -> !(l.part instanceof CameraPart))
                .sorted((a, b) ->
                        Boolean.compare(a.part instanceof VolumePart.Opacity, b.part instanceof VolumePart.Opacity))
                .forEach(l -> all.add(l.track()));
        return all;
    }
}
