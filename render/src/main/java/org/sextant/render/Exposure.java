// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.ColourBar;
import org.sextant.render.geometry.Fittings;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.Overlay;
import org.sextant.render.geometry.SceneLines;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.Pass;
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
    private final DepthMap depth;
    /** Of all passes so far, r, g, b, a of each pixel; null if there is but one. */
    private final float @Nullable [] gathered;

    private Picture picture;
    private int passes;

    private Exposure(
            FrameSpec spec, View view, Rays pixels, Residency.Loaded loaded, MarchScene scene, SceneLines things) {
        this.spec = spec;
        this.view = view;
        this.pixels = pixels;
        this.loaded = loaded;
        this.scene = scene;
        this.overlay = Fittings.of(view, pixels, things, ColourBar.of(view, loaded.volumes()));
        this.depth = new DepthMap(spec.width(), spec.height());
        this.gathered = spec.passes() > 1 ? new float[Math.multiplyExact(4 * spec.width(), spec.height())] : null;
        this.picture = new Picture(spec.width(), spec.height(), spec.bits());
    }

    /** Loads what the view shows and lays out its lines and labels. */
    public static Exposure of(World world, View view, FrameSpec spec, Residency residency, WorkContext work) {
        MarchScene.check(world, view);
        int fine = spec.supersampling();
        Rays samples = new Rays(view.camera(), spec.width() * fine, spec.height() * fine);
        Residency.Loaded loaded =
                spec.interactive() ? residency.ask(world, view, samples) : residency.load(world, view, samples, work);
        SceneLines things = SceneLines.of(world, view, samples, fine, loaded.skipped());
        Sampling sampling = new Sampling(spec.samplesPerVoxel(), spec.skipEmpty(), spec.jitterSeed());
        MarchScene scene = new MarchScene(world, view, loaded, samples, LineSet.of(things.lines(), samples), sampling);
        scene.illuminate(work);
        Rays pixels = new Rays(view.camera(), spec.width(), spec.height());
        return new Exposure(spec, view, pixels, loaded, scene, things);
    }

    public FrameSpec spec() {
        return spec;
    }

    public MarchScene scene() {
        return scene;
    }

    /** Begins the next pass; frames that were given away stay as they are. One thread, while no part is being filled. */
    public Pass nextPass() {
        if (passes > 0) {
            picture = new Picture(spec.width(), spec.height(), spec.bits());
        }
        return Pass.of(passes++);
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
         * Sets a pixel: the mean of its rays, in this pass and those before, over the background, and the overlay over
         * that.
         *
         * @param sum over the pixel's rays of r, g, b times alpha, and alpha; changed
         * @param metUm distance of what any of its rays first meets
         */
        public void set(int x, int y, double[] sum, double metUm) {
            double nearestUm = metUm;
            double rays = spec.supersampling() * spec.supersampling();
            if (gathered != null) {
                int at = 4 * (x + spec.width() * y);
                for (int c = 0; c < 4; c++) {
                    gathered[at + c] += (float) sum[c];
                    sum[c] = gathered[at + c];
                }
                rays *= passes;
                nearestUm = passes == 1 ? nearestUm : Math.min(nearestUm, depth.um(x, y));
            }
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

    /** What lies under a pixel of a picture whose samples are its pixels. */
    public Optional<Pick> pick(World world, int x, int y) {
        return ScenePicker.pick(world, view, scene, x, y);
    }

    /**
     * The picture as far as it is.
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
