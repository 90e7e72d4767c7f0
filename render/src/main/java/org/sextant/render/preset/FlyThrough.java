// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.world.motion.Flight;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.shot.BaseView;
import org.sextant.world.shot.CameraPart;
import org.sextant.world.shot.Easing;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Key;
import org.sextant.world.shot.Shot;
import org.sextant.world.shot.Track;
import org.sextant.world.shot.VolumePart;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Layer;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/**
 * The film from the overview into ever finer volumes, each inside the one before. Each leg takes time in proportion to what
 * there is to see on it; on the way into a volume the one around it fades.
 *
 * <pre>
 *   |hold|---- leg to volume 1 ----|---- leg to volume 2 ----|  hold  |
 *              volume 0 fades out        volume 1 fades out
 * </pre>
 */
final class FlyThrough {
    private static final double FIRST_HOLD = 0.08;
    private static final double LAST_HOLD = 0.2;
    /** Height of the picture when the volume around begins to fade, and when it has gone, of what shows it whole. */
    private static final double FADES_FROM = 0.7;

    private static final double FADES_TO = 0.18;
    /** How finely a leg is searched for these heights. */
    private static final int STEPS = 500;
    /** How much a leg takes in any case, beside its length. */
    private static final double ANY_LEG = 1;
    /** Degrees; the whole film turns slowly. */
    private static final double TURNS_FROM = -25;

    private static final double TURNS_TO = 20;

    private final World world;
    private final double aspect;

    FlyThrough(World world, double aspect) {
        this.world = world;
        this.aspect = aspect;
    }

    VolumeNode innermost() {
        return world.volumes().stream()
                .min(Comparator.comparingDouble(v -> DefaultViews.voxelUm(world, v)))
                .orElseThrow();
    }

    /** The volumes that hold the middle of the innermost one, from coarse to fine, itself the last. */
    List<VolumeNode> chain() {
        Vector3d middle = DefaultViews.bounds(world, innermost()).centreUm();
        return world.volumes().stream()
                .filter(v -> DefaultViews.bounds(world, v).contains(middle))
                .sorted(Comparator.comparingDouble((VolumeNode v) -> DefaultViews.voxelUm(world, v))
                        .reversed())
                .toList();
    }

    Shot shot(FrameRate fps, double seconds) {
        List<VolumeNode> chain = chain();
        View base = BaseView.of(world, DefaultViews.overview(world, aspect).orElseThrow());
        List<Camera> stops = new ArrayList<>(List.of(base.camera()));
        for (VolumeNode v : chain) {
            View zoom = DefaultViews.zoom(world, v, aspect);
            Layer own = base.layer(v);
            base = base.withContent(base.content()
                    .withLayer(
                            v.id().name(),
                            own.unitLengthUm().isPresent()
                                    ? own
                                    : own.withUnitLengthUm(zoom.look().unitLengthUm())));
            if (chain.indexOf(v) > 0 || chain.size() == 1) {
                stops.add(zoom.camera());
            }
        }
        double[] times = times(stops, seconds);
        List<Key<Camera>> keys = new ArrayList<>(List.of(new Key<>(times[0], stops.get(0), Easing.LINEAR)));
        List<Track<?>> tracks = new ArrayList<>();
        for (int i = 1; i < stops.size(); i++) {
            keys.add(new Key<>(times[i], stops.get(i), Easing.IN_OUT));
            if (chain.size() > 1) {
                tracks.add(fading(chain.get(i - 1), stops.get(i - 1), times[i - 1], stops.get(i), times[i]));
            }
        }
        tracks.add(0, new Track<>(new CameraPart.Flying(), keys));
        tracks.add(Track.between(
                new CameraPart.Turn(CameraPart.Axis.UP), 0, TURNS_FROM, seconds, TURNS_TO, Easing.LINEAR));
        return new Shot("flythrough", fps, seconds, base, tracks);
    }

    /** Gone before the camera is inside of something opaque, which would fill the picture with one colour. */
    private Track<Double> fading(VolumeNode v, Camera from, double fromS, Camera to, double toS) {
        double whole = DefaultViews.zoom(world, v, aspect).camera().heightAtTargetUm();
        Flight flight = Flight.between(from, to);
        double begin = 0;
        double end = 0;
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            double height = flight.at(Easing.IN_OUT.at(share)).heightAtTargetUm();
            begin = height >= FADES_FROM * whole ? share : begin;
            end = height >= FADES_TO * whole ? share : end;
        }
        end = Math.max(end, begin + 1.0 / STEPS);
        double leg = toS - fromS;
        return Track.between(
                new VolumePart.Opacity(v.id().name()), fromS + begin * leg, 1.0, fromS + end * leg, 0.0, Easing.IN_OUT);
    }

    private static double[] times(List<Camera> stops, double seconds) {
        double[] lengths = new double[stops.size()];
        double all = 0;
        for (int i = 1; i < stops.size(); i++) {
            lengths[i] =
                    ANY_LEG + Flight.between(stops.get(i - 1), stops.get(i)).length();
            all += lengths[i];
        }
        double[] times = new double[stops.size()];
        times[0] = FIRST_HOLD * seconds;
        for (int i = 1; i < stops.size(); i++) {
            times[i] = times[i - 1] + (1 - FIRST_HOLD - LAST_HOLD) * seconds * lengths[i] / all;
        }
        return times;
    }

    /** The layer without any opacity. */
    static Layer clear(Layer layer) {
        return layer.withTransfer(new TransferFunction(layer.transfer().points().stream()
                .map(p -> new TransferFunction.Point(p.value(), p.colour().withAlpha(0)))
                .toList()));
    }
}
