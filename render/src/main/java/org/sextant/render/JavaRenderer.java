// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.Fittings;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.Overlay;
import org.sextant.render.geometry.SceneLines;
import org.sextant.render.march.MarchScene;
import org.sextant.render.picture.Picture;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.scene.World;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * The ray march in plain Java: the reference that passes on devices are compared with, and what makes pictures where there
 * is no OpenGL. Tiles of the picture are traced in parallel.
 */
public final class JavaRenderer implements Renderer {
    private static final int TILE = 32;
    /** Line widths are stated for pictures of this height. */
    private static final double USUAL_HEIGHT = 720;

    private final Residency residency;

    /** @param budgetBytes for voxels in memory */
    public JavaRenderer(VolumeSource source, long budgetBytes) {
        this.residency = new Residency(source, budgetBytes);
    }

    /** With a third of the heap for voxels. */
    public JavaRenderer(VolumeSource source) {
        this(source, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 3));
    }

    @Override
    public synchronized Frame render(World world, View view, FrameSpec spec, WorkContext work) {
        int fine = spec.supersampling();
        Rays pixels = new Rays(view.camera(), spec.width(), spec.height());
        Rays samples = new Rays(view.camera(), spec.width() * fine, spec.height() * fine);
        Residency.Loaded loaded = residency.load(world, view, samples, work);
        SceneLines things = SceneLines.of(world, view, samples, spec.height() * fine / USUAL_HEIGHT);
        MarchScene scene = new MarchScene(
                loaded.volumes(),
                view,
                samples,
                LineSet.of(things.lines(), samples),
                spec.samplesPerVoxel(),
                spec.skipEmpty(),
                spec.jitterSeed());
        Overlay overlay = Fittings.of(view, pixels, things.labels());
        Picture picture = new Picture(spec.width(), spec.height());
        DepthMap depth = new DepthMap(spec.width(), spec.height());
        long across = (spec.width() - 1) / TILE + 1;
        long down = (spec.height() - 1) / TILE + 1;
        work.forEach("rendering", across * down, i -> {
            int left = (int) (i % across) * TILE;
            int top = (int) (i / across) * TILE;
            int right = Math.min(left + TILE, spec.width());
            int bottom = Math.min(top + TILE, spec.height());
            MarchScene.Tracer tracer = scene.tracer(left * fine, top * fine, right * fine, bottom * fine);
            Overlay over = overlay.within(left, top, right, bottom);
            for (int y = top; y < bottom; y++) {
                work.checkCancelled("rendering");
                for (int x = left; x < right; x++) {
                    pixel(x, y, fine, tracer, over, view.look().background(), picture, depth);
                }
            }
        });
        return new Frame(picture, depth, pixels.pixelUm(targetDepth(view)), drawn(loaded), loaded.skipped());
    }

    private static double targetDepth(View view) {
        return view.camera().targetUm().distance(view.camera().eyeUm());
    }

    private static List<Frame.DrawnVolume> drawn(Residency.Loaded loaded) {
        List<Frame.DrawnVolume> list = new ArrayList<>();
        loaded.volumes().forEach(v -> list.add(new Frame.DrawnVolume(v.node().id(), v.plan())));
        return list;
    }

    /** The mean of the pixel's rays over the background, and the overlay over that. */
    private static void pixel(
            int x,
            int y,
            int fine,
            MarchScene.Tracer tracer,
            Overlay over,
            Rgba ground,
            Picture picture,
            DepthMap depth) {
        double[] sum = new double[4];
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < fine; j++) {
            for (int i = 0; i < fine; i++) {
                nearest = Math.min(nearest, tracer.trace(x * fine + i, y * fine + j, sum));
            }
        }
        double rays = fine * fine;
        double rest = (1 - sum[3] / rays) * ground.a();
        sum[0] = sum[0] / rays + rest * ground.r();
        sum[1] = sum[1] / rays + rest * ground.g();
        sum[2] = sum[2] / rays + rest * ground.b();
        sum[3] = sum[3] / rays + rest;
        over.over(x + 0.5, y + 0.5, sum);
        picture.setPremultiplied(x, y, sum[0], sum[1], sum[2], sum[3]);
        depth.set(x, y, nearest);
    }

    /** Forgets all voxels. */
    @Override
    public synchronized void close() {
        residency.clear();
    }
}
