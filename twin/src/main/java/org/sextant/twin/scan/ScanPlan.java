// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.util.ArrayList;
import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3dc;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Kind;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.instrument.Unsteadiness;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.Orbit;
import org.sextant.twin.random.SeededNoise;
import org.sextant.twin.sample.Sample;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/**
 * A scan before it is made, with all that is wrong with it.
 *
 * @param stageToSample the true pose of the stage: its origin is the centre of the field of view, its z the axis
 * @param orbit the true beam and axis
 * @param views angles and true drifts
 * @param cutRadiusUm the sample was cut to a pillar of this radius around the axis; infinite if it is whole
 * @param seed of noise and gains
 */
public record ScanPlan(
        Instrument instrument,
        Affine3 stageToSample,
        Orbit orbit,
        List<Orbit.View> views,
        double cutRadiusUm,
        long seed) {
    /** Electrons pass thin samples only: the pillar cut out for them leaves some vacuum in the field of view. */
    private static final double CUT_SHARE = 0.42;

    public ScanPlan {
        views = List.copyOf(views);
    }

    /** Draws the errors of a scan around a point of the sample; the same seed gives the same scan. */
    public static ScanPlan of(Instrument instrument, Vector3dc centreUm, long seed) {
        SeededNoise random = SeededNoise.of(seed, instrument.name());
        Sampling s = instrument.sampling();
        Unsteadiness u = instrument.unsteadiness();
        Affine3 pose = Affine3.rigid(new FrameId(instrument.name()), Sample.FRAME, mounted(u, random), centreUm);
        double lean = Math.toRadians(u.leanDeg());
        Orbit orbit = new Orbit(
                instrument.optics().sourceUm(),
                u.offsetPixels() * s.pixelUm() * random.signed(3),
                lean * random.signed(4),
                lean * random.signed(5));
        double cut = instrument.kind() == Kind.ELECTRONS ? CUT_SHARE * s.widthUm() : Double.POSITIVE_INFINITY;
        return new ScanPlan(instrument, pose, orbit, views(s, u, random), cut, seed ^ random.numbers().stream());
    }

    /** Any azimuth, then a small tilt about a horizontal axis. */
    private static Quaterniond mounted(Unsteadiness u, SeededNoise random) {
        double towards = Math.PI * random.signed(0);
        double tilt = Math.toRadians(u.mountDeg()) * random.normal(1_000);
        return new Quaterniond()
                .rotateAxis(tilt, Math.cos(towards), Math.sin(towards), 0)
                .rotateZ(Math.PI * random.signed(1));
    }

    private static List<Orbit.View> views(Sampling s, Unsteadiness u, SeededNoise random) {
        List<Orbit.View> views = new ArrayList<>();
        for (int i = 0; i < s.views(); i++) {
            views.add(new Orbit.View(
                    Math.toRadians(s.angleDeg(i)),
                    s.pixelUm() * drift(u, random.part(1), i, s.views()),
                    s.pixelUm() * drift(u, random.part(2), i, s.views())));
        }
        return views;
    }

    /** Three slow waves of random phase that start at 0, and jitter; pixels. */
    private static double drift(Unsteadiness u, SeededNoise random, int view, int views) {
        double slow = 0;
        for (int wave = 1; wave <= 3; wave++) {
            double phase = Math.PI * random.signed(wave);
            double turns = (0.3 + 0.7 * random.unit(10L + wave)) * wave;
            slow += (Math.sin(2 * Math.PI * turns * view / views + phase) - Math.sin(phase)) / wave;
        }
        return u.driftPixels() * slow / 2 + u.jitterPixels() * random.normal(1_000L + view);
    }

    public FrameId stage() {
        return stageToSample.from();
    }

    public Detector detector() {
        Sampling s = instrument.sampling();
        return Detector.of(s.pixelUm(), s.columns(), s.rows());
    }
}
