// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.ColourBar;
import org.sextant.render.geometry.Fittings;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.Overlay;
import org.sextant.render.geometry.SceneLines;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.Sampling;
import org.sextant.render.picture.Picture;
import org.sextant.render.residency.Residency;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.scene.World;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * One picture on its way: what every pass reads (voxels in memory, the prepared scene, its rays), and where it puts what
 * its rays gather.
 *
 * <p>Threads: any once made; several may fill different parts.
 */
public final class Exposure {
    private final FrameSpec spec;
    private final View view;
    private final Rays pixels;
    private final Residency.Loaded loaded;
    private final MarchScene scene;
    private final Overlay overlay;
    private final Picture picture;
    private final DepthMap depth;

    private Exposure(
            FrameSpec spec,
            View view,
            Rays pixels,
            Residency.Loaded loaded,
            MarchScene scene,
            List<SceneLines.Label> labels) {
        this.spec = spec;
        this.view = view;
        this.pixels = pixels;
        this.loaded = loaded;
        this.scene = scene;
        this.overlay = Fittings.of(view, pixels, labels, ColourBar.of(view, loaded.volumes()));
        this.picture = new Picture(spec.width(), spec.height(), spec.bits());
        this.depth = new DepthMap(spec.width(), spec.height());
    }

    /** Loads what the view shows and lays out its lines and labels. */
    public static Exposure of(World world, View view, FrameSpec spec, Residency residency, WorkContext work) {
        MarchScene.check(world, view);
        int fine = spec.supersampling();
        Rays samples = new Rays(view.camera(), spec.width() * fine, spec.height() * fine);
        Residency.Loaded loaded =
                spec.interactive() ? residency.ask(world, view, samples) : residency.load(world, view, samples, work);
        SceneLines things = SceneLines.of(world, view, samples, fine);
        Sampling sampling = new Sampling(spec.samplesPerVoxel(), spec.skipEmpty(), spec.jitterSeed());
        MarchScene scene = new MarchScene(world, view, loaded, samples, LineSet.of(things.lines(), samples), sampling);
        Rays pixels = new Rays(view.camera(), spec.width(), spec.height());
        return new Exposure(spec, view, pixels, loaded, scene, things.labels());
    }

    public FrameSpec spec() {
        return spec;
    }

    public MarchScene scene() {
        return scene;
    }

    /** The part of the picture between these pixels, right and bottom excluded; for one thread. */
    public Part part(int left, int top, int right, int bottom) {
        return new Part(overlay.within(left, top, right, bottom));
    }

    /** Where a pass puts the pixels of a part. */
    public final class Part {
        private final Overlay over;

        private Part(Overlay over) {
            this.over = over;
        }

        /**
         * Sets a pixel: the mean of its rays over the background, and the overlay over that.
         *
         * @param sum over the pixel's rays of r, g, b times alpha, and alpha; changed
         * @param nearestUm distance of what any of its rays first meets
         */
        public void set(int x, int y, double[] sum, double nearestUm) {
            double rays = spec.supersampling() * spec.supersampling();
            Rgba ground = view.look().background();
            double rest = (1 - sum[3] / rays) * ground.a();
            sum[0] = sum[0] / rays + rest * ground.r();
            sum[1] = sum[1] / rays + rest * ground.g();
            sum[2] = sum[2] / rays + rest * ground.b();
            sum[3] = sum[3] / rays + rest;
            over.over(x + 0.5, y + 0.5, sum);
            picture.setPremultiplied(x, y, sum[0], sum[1], sum[2], sum[3]);
            depth.set(x, y, nearestUm);
        }
    }

    /**
     * The finished picture.
     *
     * @param pass what made it, for the user
     * @param notices what the user should know about how it was made
     */
    public Frame frame(String pass, List<String> notices) {
        double targetUm = view.camera().targetUm().distance(view.camera().eyeUm());
        List<Frame.DrawnVolume> drawn = new ArrayList<>();
        loaded.volumes().forEach(v -> drawn.add(new Frame.DrawnVolume(v.node().id(), v.plan())));
        return new Frame(
                picture, depth, pixels.pixelUm(targetUm), drawn, loaded.skipped(), loaded.pending(), pass, notices);
    }
}
