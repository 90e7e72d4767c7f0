// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.View;

/**
 * Everything that the ray loop of one picture needs.
 *
 * <p>Threads: any; each takes its own {@link Tracer}.
 */
public final class MarchScene {
    private final MarchVolume[] volumes;
    private final Light light;
    private final View view;
    private final Rays rays;
    private final LineSet lines;
    private final long jitterSeed;

    /**
     * @param rays one per sample of the picture
     * @param jitterSeed 0: samples are not shifted
     */
    public MarchScene(
            List<ResidentVolume> resident,
            View view,
            Rays rays,
            LineSet lines,
            double samplesPerVoxel,
            boolean skipEmpty,
            long jitterSeed) {
        Light light = new Light(rays);
        this.light = light;
        this.volumes = resident.stream()
                .map(v -> new MarchVolume(v, view, samplesPerVoxel, skipEmpty, light))
                .toArray(MarchVolume[]::new);
        this.view = view;
        this.rays = rays;
        this.lines = lines;
        this.jitterSeed = jitterSeed;
    }

    /** In the order of the world. */
    public List<MarchVolume> volumes() {
        return List.of(volumes);
    }

    public Light light() {
        return light;
    }

    public OverlapRule overlap() {
        return view.look().overlap();
    }

    /** One per sample of the picture. */
    public Rays rays() {
        return rays;
    }

    /** Everything that has a depth and is not a volume. */
    public LineSet lines() {
        return lines;
    }

    /** 0: samples are not shifted. */
    public long jitterSeed() {
        return jitterSeed;
    }

    /** The rays of a part of the picture, for one thread. */
    public Tracer tracer(int left, int top, int right, int bottom) {
        return new Tracer(lines.within(left, top, right, bottom));
    }

    /** Traces rays one after the other. */
    public final class Tracer {
        private final LineSet near;
        private final RayMarch march = new RayMarch(volumes, view.look().overlap());
        private final PixelFragments fragments = new PixelFragments();
        private final Ray ray = new Ray();

        private Tracer(LineSet near) {
            this.near = near;
        }

        /**
         * Traces the ray of a sample.
         *
         * @param sum receives r, g, b times alpha, and alpha, added to what is there
         * @return distance of what it first meets, µm
         */
        public double trace(int x, int y, double[] sum) {
            rays.ray(x + 0.5, y + 0.5, ray);
            near.at(x + 0.5, y + 0.5, ray, fragments);
            RayLight light = march.trace(ray, jitter(x, y), fragments);
            sum[0] += light.r;
            sum[1] += light.g;
            sum[2] += light.b;
            sum[3] += light.a;
            return light.depthUm;
        }
    }

    /** A number 0 … 1 for each sample, from the seed (Steele, Lea and Flood 2014, 10.1145/2660193.2660195: their mixer). */
    private double jitter(int x, int y) {
        if (jitterSeed == 0) {
            return 0;
        }
        long h = jitterSeed + 0x9e3779b97f4a7c15L * ((long) y << 20 | x);
        h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return ((h ^ h >>> 31) >>> 11) * 0x1p-53;
    }
}
