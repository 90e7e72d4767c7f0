// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.View;

/**
 * Everything that the ray loop of one picture needs.
 *
 * <p>Threads: any; each takes its own {@link Tracer}.
 */
public final class MarchScene {
    private final List<MarchVolume> volumes;
    private final List<MarchLabels> labels;
    private final List<MarchSlice> slices;
    private final Light light;
    private final View view;
    private final Rays rays;
    private final LineSet lines;
    private final long jitterSeed;
    private final @Nullable DepthCue cue;

    /**
     * Tells before anything is loaded whether the view can be drawn.
     *
     * @throws SextantException if a clip, a slice or the lens lies in a frame, or a slice in a volume, that is not there
     */
    public static void check(World world, View view) {
        SceneCuts cuts = new SceneCuts(world, view);
        view.content().clips().forEach(cuts::cut);
        view.look().lens().ifPresent(cuts::check);
        for (SlicePlane s : view.content().slices()) {
            world.volume(s.volume());
            cuts.eyeTo(s.frame(), "slice '" + s.name() + "'");
        }
    }

    /** @param rays one per sample of the picture */
    public MarchScene(World world, View view, Residency.Loaded loaded, Rays rays, LineSet lines, Sampling spec) {
        this.view = view;
        this.rays = rays;
        this.lines = lines;
        this.jitterSeed = spec.jitterSeed();
        this.light = new Light(rays, view.look().lighting());
        SceneCuts cuts = new SceneCuts(world, view);
        List<MarchVolume> drawn = new ArrayList<>();
        this.slices = new ArrayList<>();
        for (ResidentVolume v : loaded.volumes()) {
            MarchVolume volume =
                    new MarchVolume(v, view, cuts.of(v.node().id().name()), spec.perVoxel(), spec.skipEmpty(), light);
            if (view.shows(v.node())) {
                drawn.add(volume);
            }
            for (SlicePlane plane : view.content().slices()) {
                if (plane.volume().equals(volume.name())) {
                    slices.add(
                            new MarchSlice(plane, volume, cuts.eyeTo(plane.frame(), "slice '" + plane.name() + "'")));
                }
            }
        }
        this.volumes = List.copyOf(drawn);
        this.labels = loaded.labels().stream()
                .map(l -> new MarchLabels(l, cuts.of(l.node().id().name()), spec.skipEmpty(), light, rays))
                .toList();
        this.cue = DepthCue.of(view, drawn());
    }

    /** Finds how much light comes where, if the view asks for it; before any ray is traced. */
    public void illuminate(WorkContext work) {
        Lighting wanted = view.look().lighting();
        if (wanted.occlusion() > 0 || wanted.shadow() > 0) {
            Illumination.of(drawn(), light.towards(), view.look().overlap() == OverlapRule.FINEST, work);
        }
    }

    private List<MarchBox> drawn() {
        List<MarchBox> all = new ArrayList<>(volumes);
        all.addAll(labels);
        return all;
    }

    /** Null if distance changes no colour. */
    public @Nullable DepthCue depthCue() {
        return cue;
    }

    /** Those that are drawn, in the order of the world. */
    public List<MarchVolume> volumes() {
        return volumes;
    }

    /** In the order of the world. */
    public List<MarchLabels> labels() {
        return labels;
    }

    public List<MarchSlice> slices() {
        return slices;
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
        private final RayMarch march =
                new RayMarch(volumes, labels, slices, view.look().overlap(), cue);
        private final PixelFragments fragments = new PixelFragments();
        private final Ray ray = new Ray();

        private Tracer(LineSet near) {
            this.near = near;
        }

        /** Number of steps in volumes that are gathered so far: what a picture costs. */
        public long steps() {
            return march.steps();
        }

        /**
         * Traces the ray of a sample.
         *
         * @param pass of those that are averaged: each looks at another place in the sample, with other steps
         * @param sum receives r, g, b times alpha, and alpha, added to what is there
         * @return distance of what it first meets, µm
         */
        public double trace(int x, int y, Pass pass, double[] sum) {
            rays.ray(x + 0.5 + pass.x(), y + 0.5 + pass.y(), ray);
            near.at(x + 0.5, y + 0.5, ray, fragments);
            double shift = jitter(x, y) + pass.step();
            RayLight light = march.trace(ray, shift - Math.floor(shift), fragments);
            sum[0] += light.r;
            sum[1] += light.g;
            sum[2] += light.b;
            sum[3] += light.a;
            return light.depthUm;
        }
    }

    /** What the ray through the middle of a sample meets first of the data, without lines; empty if nothing. */
    public Optional<Hit> hit(int x, int y) {
        Ray ray = new Ray();
        rays.ray(x + 0.5, y + 0.5, ray);
        RayMarch march = new RayMarch(volumes, labels, slices, view.look().overlap(), cue);
        RayLight light = march.trace(ray, 0, new PixelFragments());
        Cursor met = light.metFrom;
        return met == null ? Optional.empty() : Optional.of(met.hit(light.depthUm));
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
