// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.shot.BaseView;
import org.sextant.world.shot.CameraPart;
import org.sextant.world.shot.Easing;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Key;
import org.sextant.world.shot.ScenePart;
import org.sextant.world.shot.Shot;
import org.sextant.world.shot.Track;
import org.sextant.world.shot.VolumePart;
import org.sextant.world.shot.VolumeSlices;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.View;

/** Shots that any world has without anybody writing them, by name, such as {@code turntable} or {@code reveal:grains}. */
public final class ReadyShots {
    /** What each does, by its name; NAME stands for a view or a volume. */
    public static final Map<String, String> KNOWN = Map.of(
            "turntable", "turntable[:NAME]: once around a view or volume, the end meets the beginning",
            "flythrough", "flythrough: from the overview into the innermost volume",
            "slicesweep", "slicesweep[:NAME[:x|y|z]]: a slice moves through a volume",
            "reveal", "reveal[:NAME]: a label volume, or a volume, appears in what surrounds it",
            "tiltseries", "tiltseries:NAME: the projections of a series one after the other");

    private static final double USUAL_S = 10;
    private static final double PROJECTIONS_PER_S = 15;
    private static final double FAINT = 0.15;
    /** A slice is to be seen through what lies before it. */
    private static final double MIST = 0.03;
    /** Rounding must not show a projection a frame later. */
    private static final double EARLY_S = 1e-9;

    private final World world;
    private final double aspect;
    private final FrameRate fps;
    private final OptionalDouble durationS;
    private final Function<String, View> views;

    /**
     * @param aspect picture width / height
     * @param durationS empty for what suits the shot
     * @param views the view of a name; throws a SextantException for one that is not known
     */
    public ReadyShots(
            World world, double aspect, FrameRate fps, OptionalDouble durationS, Function<String, View> views) {
        this.world = world;
        this.aspect = aspect;
        this.fps = fps;
        this.durationS = durationS;
        this.views = views;
    }

    /** Whether a name means one of these shots. */
    public static boolean isReady(String name) {
        return KNOWN.containsKey(name.split(":", 2)[0]);
    }

    /** @throws SextantException if the world has not what the shot needs */
    public Shot shot(String name) {
        String[] words = name.split(":", -1);
        Optional<String> of = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        if (world.volumes().isEmpty()) {
            throw new SextantException("the project is empty; add a volume with sextant project add");
        }
        if (words.length > (words[0].equals("slicesweep") ? 3 : 2) || of.isPresent() && words[0].equals("flythrough")) {
            throw unknown(name);
        }
        return switch (words[0]) {
            case "turntable" -> turntable(views.apply(of.orElse("overview")));
            case "flythrough" -> new FlyThrough(world, aspect).shot(fps, seconds(USUAL_S));
            case "slicesweep" -> slices(volume(of), words.length > 2 ? axis(words[2]) : 2);
            case "reveal" -> reveal(of);
            case "tiltseries" ->
                tiltSeries(world.volume(of.orElseThrow(() -> new SextantException(
                        "the shot tiltseries needs the name of a volume, as in tiltseries:NAME; known are "
                                + world.volumes().stream()
                                        .map(v -> v.id().name())
                                        .toList()))));
            default -> throw unknown(name);
        };
    }

    private static SextantException unknown(String name) {
        return new SextantException("there is no shot '" + name + "'; known are "
                + String.join("; ", KNOWN.values().stream().sorted().toList()));
    }

    private double seconds(double usual) {
        return durationS.orElse(usual);
    }

    private Shot shot(String name, double seconds, View base, List<Track<?>> tracks) {
        return new Shot(name, fps, seconds, BaseView.of(world, base), tracks);
    }

    private Shot turntable(View view) {
        double s = seconds(USUAL_S);
        return shot("turntable", s, view, List.of(turn(s, 0, 360)));
    }

    private static Track<Double> turn(double seconds, double from, double to) {
        return Track.between(new CameraPart.Turn(CameraPart.Axis.UP), 0, from, seconds, to, Easing.LINEAR);
    }

    /** Named, or the one with the smallest voxels. */
    private VolumeNode volume(Optional<String> of) {
        return of.isPresent() ? world.volume(of.get()) : new FlyThrough(world, aspect).innermost();
    }

    private static int axis(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "x" -> 0;
            case "y" -> 1;
            case "z" -> 2;
            default -> throw new SextantException("a slice moves along x, y or z, not '" + text + "'");
        };
    }

    private Shot slices(VolumeNode node, int axis) {
        double s = seconds(USUAL_S);
        String name = node.id().name();
        SlicePlane first = VolumeSlices.of(node, axis, node.layer().transfer(), "sweep of " + name);
        SlicePlane last = VolumeSlices.end(node, axis, first);
        Track<SlicePlane> sweep = new Track<>(
                new ScenePart.Slice(first.name()),
                List.of(new Key<>(0, first, Easing.LINEAR), new Key<>(0.9 * s, last, Easing.IN_OUT)));
        Track<Double> faint = new Track<>(new VolumePart.Opacity(name), List.of(new Key<>(0, MIST, Easing.LINEAR)));
        return shot("slicesweep", s, DefaultViews.zoom(world, node, aspect), List.of(sweep, faint));
    }

    private Shot reveal(Optional<String> of) {
        Optional<LabelNode> labels = world.labels().stream()
                .filter(l -> of.isEmpty() || l.id().name().equals(of.get()))
                .findFirst();
        double s = seconds(USUAL_S);
        List<Track<?>> tracks = new ArrayList<>(List.of(turn(s, -45, 45)));
        if (labels.isPresent()) {
            VolumeNode source = world.volume(labels.get().of().name());
            tracks.add(fade(source.id().name(), s, 1, FAINT));
            tracks.add(fade(labels.get().id().name(), s, 0, 1));
            return shot("reveal", s, DefaultViews.zoom(world, source, aspect), tracks);
        }
        VolumeNode node = volume(of);
        View around = views.apply("overview");
        for (VolumeNode other : world.volumes()) {
            if (!other.id().equals(node.id())) {
                tracks.add(fade(other.id().name(), s, 1, FAINT));
            }
        }
        tracks.add(fade(node.id().name(), s, 0, 1));
        return shot("reveal", s, around, tracks);
    }

    private static Track<Double> fade(String of, double seconds, double from, double to) {
        return Track.between(new VolumePart.Opacity(of), 0.2 * seconds, from, 0.65 * seconds, to, Easing.IN_OUT);
    }

    /** Flat pictures: the slice alone, seen by parallel rays along its normal, one projection after the other. */
    private Shot tiltSeries(VolumeNode node) {
        long n = VolumeSlices.count(node, 2);
        double s = seconds(n / PROJECTIONS_PER_S);
        SlicePlane slice = VolumeSlices.of(node, 2, node.layer().transfer(), "projection");
        List<Key<SlicePlane>> keys = new ArrayList<>();
        for (long k = 0; k < n; k++) {
            double at = Math.max(k * s / n - EARLY_S, k * Math.ulp(s));
            keys.add(new Key<>(at, VolumeSlices.at(node, 2, k, slice), Easing.STEP));
        }
        View view = DefaultViews.flat(world, node, aspect);
        Content content = view.content();
        Layer clear = FlyThrough.clear(view.layer(node));
        View alone = view.withContent(content.withLayer(node.id().name(), clear))
                .withFurniture(Furniture.NONE.withScaleBar(true));
        return shot("tiltseries", s, alone, List.of(new Track<>(new ScenePart.Slice(slice.name()), keys)));
    }
}
