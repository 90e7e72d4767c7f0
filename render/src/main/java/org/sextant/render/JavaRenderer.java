// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.Pass;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * The ray march in plain Java: the reference that passes on devices are compared with, and what makes pictures where there
 * is no OpenGL. Tiles of the picture are traced in parallel.
 */
public final class JavaRenderer implements Renderer {
    private static final int TILE = 32;

    private final Residency residency;

    /** @param budgetBytes for voxels in memory */
    public JavaRenderer(VolumeSource source, long budgetBytes) {
        this(new Residency(source, budgetBytes));
    }

    /** @param residency what this renderer uses alone, and clears when it is closed */
    public JavaRenderer(Residency residency) {
        this.residency = residency;
    }

    /** With a third of the heap for voxels. */
    public JavaRenderer(VolumeSource source) {
        this(source, Residency.usualBudgetBytes());
    }

    @Override
    public synchronized Frame render(World world, View view, FrameSpec spec, WorkContext work, Consumer<Frame> soFar) {
        return render(Exposure.of(world, view, spec, residency, work), List.of(), work, soFar);
    }

    @Override
    public synchronized Optional<Pick> pick(World world, View view, FrameSpec spec, int x, int y, WorkContext work) {
        return Exposure.of(world, view, spec.withSupersampling(1), residency, work)
                .pick(world, x, y);
    }

    /**
     * Makes a picture that is prepared.
     *
     * @param notices what the user should know about it
     * @param soFar receives it after each pass
     */
    public static Frame render(Exposure exposure, List<String> notices, WorkContext work, Consumer<Frame> soFar) {
        Frame frame = pass(exposure, notices, work);
        soFar.accept(frame);
        for (int i = 1; i < exposure.spec().passes(); i++) {
            frame = pass(exposure, notices, work);
            soFar.accept(frame);
        }
        return frame;
    }

    private static Frame pass(Exposure exposure, List<String> notices, WorkContext work) {
        FrameSpec spec = exposure.spec();
        Pass pass = exposure.nextPass();
        long across = (spec.width() - 1) / TILE + 1;
        long down = (spec.height() - 1) / TILE + 1;
        work.forEach("rendering", across * down, i -> {
            int left = (int) (i % across) * TILE;
            int top = (int) (i / across) * TILE;
            tile(exposure, pass, left, top, work);
        });
        return exposure.frame("java", notices);
    }

    private static void tile(Exposure exposure, Pass pass, int left, int top, WorkContext work) {
        FrameSpec spec = exposure.spec();
        int fine = spec.supersampling();
        int right = Math.min(left + TILE, spec.width());
        int bottom = Math.min(top + TILE, spec.height());
        MarchScene.Tracer tracer = exposure.scene().tracer(left * fine, top * fine, right * fine, bottom * fine);
        Exposure.Part part = exposure.part(left, top, right, bottom);
        for (int y = top; y < bottom; y++) {
            work.checkCancelled("rendering");
            for (int x = left; x < right; x++) {
                double[] sum = new double[4];
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < fine; j++) {
                    for (int i = 0; i < fine; i++) {
                        nearest = Math.min(nearest, tracer.trace(x * fine + i, y * fine + j, pass, sum));
                    }
                }
                part.set(x, y, sum, nearest);
            }
        }
    }

    /** Forgets all voxels. */
    @Override
    public synchronized void close() {
        residency.clear();
    }
}
