// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Rgba;

/**
 * One loop per ray over all volumes, labels, slices and lines, front to back: whichever has the nearest piece goes on until
 * it passes the next one.
 *
 * <p>Threads: one; each thread has its own.
 */
final class RayMarch {
    private final Cursor[] cursors;
    private final VolumeCursor[] volumes;
    private final LabelCursor[] labels;
    private final boolean finestWins;
    private final RayLight light;

    RayMarch(
            List<MarchVolume> drawn,
            List<MarchLabels> labelled,
            List<MarchSlice> slices,
            OverlapRule rule,
            @Nullable DepthCue cue) {
        this.light = new RayLight(cue);
        this.finestWins = rule == OverlapRule.FINEST;
        this.volumes = drawn.stream().map(VolumeCursor::of).toArray(VolumeCursor[]::new);
        this.labels = labelled.stream().map(LabelCursor::new).toArray(LabelCursor[]::new);
        this.cursors = new Cursor[volumes.length + labels.length + slices.size()];
        System.arraycopy(volumes, 0, cursors, 0, volumes.length);
        System.arraycopy(labels, 0, cursors, volumes.length, labels.length);
        for (int i = 0; i < slices.size(); i++) {
            cursors[volumes.length + labels.length + i] = new SliceCursor(slices.get(i));
        }
        if (rule == OverlapRule.MAXIMUM) {
            compete();
        }
    }

    private void compete() {
        CompositeCursor[] all =
                Arrays.stream(volumes).filter(c -> c instanceof CompositeCursor).toArray(CompositeCursor[]::new);
        if (all.length > 1) {
            for (CompositeCursor c : all) {
                c.compete(all);
            }
        }
    }

    /** Number of steps in volumes that are gathered since this was made. */
    long steps() {
        long sum = 0;
        for (VolumeCursor c : volumes) {
            sum += c instanceof CompositeCursor m ? m.steps() : 0;
        }
        return sum;
    }

    /**
     * What the ray gathers; valid until the next call.
     *
     * @param jitter shift of the steps, 0 … 1
     * @param fragments lines in this pixel by rising distance
     */
    RayLight trace(Ray ray, double jitter, PixelFragments fragments) {
        light.reset();
        for (Cursor c : cursors) {
            c.enter(ray, jitter);
        }
        if (finestWins) {
            hideCoarser();
        }
        for (Cursor c : cursors) {
            c.start();
        }
        int fragment = 0;
        while (!light.isOpaque()) {
            Cursor first = null;
            double second = Double.POSITIVE_INFINITY;
            for (Cursor c : cursors) {
                if (c.t < (first == null ? Double.POSITIVE_INFINITY : first.t)) {
                    second = first == null ? second : first.t;
                    first = c;
                } else {
                    second = Math.min(second, c.t);
                }
            }
            double line = fragment < fragments.count() ? fragments.distance(fragment) : Double.POSITIVE_INFINITY;
            if (first == null && line == Double.POSITIVE_INFINITY) {
                break;
            }
            if (first == null || line <= first.t) {
                Rgba c = fragments.colour(fragment);
                light.from = null;
                light.add(c.r(), c.g(), c.b(), c.a(), line);
                fragment++;
            } else {
                light.from = first;
                first.advance(Math.min(Math.max(second, Math.nextUp(first.t)), line), light);
            }
        }
        light.finish();
        return light;
    }

    /**
     * Where a finer volume is seen, coarser volumes and labels are not; of equally fine ones all are. Finer labels hide
     * coarser labels only: what they leave clear belongs to the volume.
     */
    private void hideCoarser() {
        for (VolumeCursor fine : volumes) {
            for (VolumeCursor coarse : volumes) {
                hide(coarse, fine);
            }
            for (LabelCursor coarse : labels) {
                hide(coarse, fine);
            }
        }
        for (LabelCursor fine : labels) {
            for (LabelCursor coarse : labels) {
                hide(coarse, fine);
            }
        }
    }

    private static void hide(BoxCursor coarse, BoxCursor fine) {
        if (fine.box.isFinerThan(coarse.box)) {
            coarse.stretches.hide(fine.stretches);
        }
    }
}
