// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.world.view.Rgba;

/**
 * Finds the surfaces of equal value that a ray passes: where one lies between the values of two samples, it is narrowed down
 * by false position with halved weights (Dowell and Jarratt 1971, 10.1007/BF01934364).
 */
final class SurfaceCursor extends VolumeCursor {
    /** Narrowed down until this share of a step, or so many times. */
    private static final double CLOSE = 1e-4;

    private static final int MOST_ROUNDS = 12;

    private final SurfaceTable surfaces;
    /** Value at the step's beginning; only valid if known. */
    private float front;

    private boolean known;
    /** Beginning and end of the step that holds the crossings. */
    private double from;

    private double to;
    private float back;
    /** The surface to be taken next and the one after the last, in the ray's order; equal if there is none. */
    private int next;

    private int last;
    private int way;

    SurfaceCursor(MarchVolume volume, SurfaceTable surfaces) {
        super(volume);
        this.surfaces = surfaces;
    }

    @Override
    void start() {
        known = false;
        next = 0;
        last = 0;
        if (!hasNothing(volume.empty)) {
            firstStretch();
        }
    }

    @Override
    void advance(double limit, RayLight light) {
        while (t < limit && !light.isOpaque()) {
            if (next != last) {
                take(light);
                next += way;
                step();
            } else if (volume.empty != null && skip(volume.empty)) {
                known = false;
            } else {
                from = t;
                to = stepEnd();
                front = known ? back : valueAt(from);
                back = valueAt(to);
                known = true;
                findCrossings();
                step();
            }
        }
    }

    /** Goes to the next crossing, or to the end of the step. */
    private void step() {
        if (next != last) {
            t = crossing(surfaces.stored(next));
            return;
        }
        k++;
        t = to;
        if (t >= end) {
            nextStretch();
            known = false;
        }
    }

    /** Surfaces with front &lt; value ≤ back, or the other way round; none if a value is missing. */
    private void findCrossings() {
        way = back > front ? 1 : -1;
        float low = Math.min(front, back);
        float high = Math.max(front, back);
        int first = 0;
        int end = 0;
        for (int i = 0; i < surfaces.count(); i++) {
            first += surfaces.stored(i) <= low ? 1 : 0;
            end += surfaces.stored(i) <= high ? 1 : 0;
        }
        boolean any = end > first;
        next = !any ? 0 : way > 0 ? first : end - 1;
        last = !any ? 0 : way > 0 ? end : first - 1;
    }

    private double crossing(float value) {
        double a = 0;
        double b = 1;
        float fa = front - value;
        float fb = back - value;
        int side = 0;
        for (int i = 0; i < MOST_ROUNDS && b - a > CLOSE; i++) {
            double s = fb == fa ? 0.5 * (a + b) : a + (b - a) * Math.min(1, Math.max(0, fa / (double) (fa - fb)));
            float f = valueAt(from + s * (to - from)) - value;
            if (Math.abs(f) == 0) {
                return from + s * (to - from);
            }
            if (f > 0 == fb > 0) {
                b = s;
                fb = f;
                fa = side == 1 ? 0.5f * fa : fa;
                side = 1;
            } else {
                a = s;
                fa = f;
                fb = side == -1 ? 0.5f * fb : fb;
                side = -1;
            }
        }
        double s = fb == fa ? 0.5 * (a + b) : a + (b - a) * Math.min(1, Math.max(0, fa / (double) (fa - fb)));
        return from + s * (to - from);
    }

    private void take(RayLight light) {
        Rgba c = surfaces.colour(next);
        if (c.a() == 0) {
            return;
        }
        colour[0] = (float) c.r();
        colour[1] = (float) c.g();
        colour[2] = (float) c.b();
        if (volume.shaded) {
            volume.shade(ox + t * dx, oy + t * dy, oz + t * dz, ray, true, gradient, colour);
        }
        light.add(colour[0], colour[1], colour[2], c.a(), t);
    }
}
