// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.render.camera.Ray;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Rgba;

/**
 * One loop per ray over all volumes and lines, front to back: whichever has the nearest piece goes on until it passes the
 * next one.
 *
 * <p>Threads: one; each thread has its own.
 */
final class RayMarch {
    private final Cursor[] cursors;
    private final OverlapRule rule;
    private final RayLight light = new RayLight();

    RayMarch(MarchVolume[] volumes, OverlapRule rule) {
        this.rule = rule;
        this.cursors = new Cursor[volumes.length];
        for (int i = 0; i < volumes.length; i++) {
            cursors[i] = new Cursor(volumes[i], volumes.length);
        }
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
        if (rule == OverlapRule.FINEST) {
            hideCoarser();
        }
        for (Cursor c : cursors) {
            c.start();
        }
        Cursor[] rivals = rule == OverlapRule.MAXIMUM && cursors.length > 1 ? cursors : null;
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
                light.add(c.r(), c.g(), c.b(), c.a(), line);
                fragment++;
            } else {
                first.advance(Math.min(Math.max(second, Math.nextUp(first.t)), line), light, rivals);
            }
        }
        light.finish();
        return light;
    }

    /** Where a finer volume's box is, coarser volumes are not seen; of equally fine ones both are. */
    private void hideCoarser() {
        for (Cursor coarse : cursors) {
            for (Cursor fine : cursors) {
                if (fine.far > fine.near && fine.volume.isFinerThan(coarse.volume)) {
                    coarse.hide(fine.near, fine.far);
                }
            }
        }
    }
}
