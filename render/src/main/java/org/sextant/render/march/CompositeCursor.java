// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.jspecify.annotations.Nullable;

/** Gathers the colours and opacities of a volume's values. */
final class CompositeCursor extends VolumeCursor {
    /** Table position at t; only valid if known. */
    private float front;

    private boolean known;
    private long steps;
    /** All volumes, of which only the most opaque one is seen at each place; null: no such rule. */
    private CompositeCursor @Nullable [] rivals;

    CompositeCursor(MarchVolume volume) {
        super(volume);
    }

    /** @param all volumes of the scene that gather, in the order of the world, this one among them */
    void compete(CompositeCursor[] all) {
        rivals = all;
    }

    @Override
    void start() {
        known = false;
        if (!hasNothing(volume.empty)) {
            firstStretch();
        }
    }

    /** Number of steps taken since it was made. */
    long steps() {
        return steps;
    }

    @Override
    void advance(double limit, RayLight light) {
        while (t < limit && !light.isOpaque()) {
            if (volume.empty != null && skip(volume.empty)) {
                known = false;
                continue;
            }
            steps++;
            int stride = volume.field.stride(ox + t * dx, oy + t * dy, oz + t * dz);
            double next = Math.min(phase + (k + stride) * volume.stepUm, end);
            if (!known) {
                front = positionAt(t);
                known = true;
            }
            float back = positionAt(next);
            if (next > t) {
                take(next, back, light);
            }
            front = back;
            k += stride;
            t = next;
            if (t >= end) {
                nextStretch();
                known = false;
            }
        }
    }

    private void take(double next, float back, RayLight light) {
        double sigma = volume.table.mean(front, back, colour);
        if (sigma > 0) {
            double middle = 0.5 * (t + next);
            if (rivals != null && isBeaten(middle, rivals)) {
                return;
            }
            if (volume.shaded) {
                volume.shade(ox + middle * dx, oy + middle * dy, oz + middle * dz, ray, false, gradient, colour);
            }
            light.add(colour[0], colour[1], colour[2], 1 - Math.exp(-sigma * (next - t)), middle);
        }
    }

    /** Whether another volume is more opaque there; of equal ones the first in the world is seen. */
    private boolean isBeaten(double at, CompositeCursor[] all) {
        float mine = densityAt(at);
        boolean before = true;
        for (CompositeCursor c : all) {
            if (c == this) {
                before = false;
            } else if (c.isSeen(at)) {
                float other = c.densityAt(at);
                if (other > mine || before && other == mine) {
                    return true;
                }
            }
        }
        return false;
    }

    private float densityAt(double at) {
        return volume.table.density(positionAt(at));
    }

    private float positionAt(double at) {
        return volume.table.position(valueAt(at));
    }
}
