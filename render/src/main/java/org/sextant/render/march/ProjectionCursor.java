// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.world.view.RayMode;

/**
 * Takes the largest, the smallest or the mean value of all that is seen of a volume along a ray, and mixes in its colour and
 * alpha once: where the largest or smallest value lies first, or midway for the mean. A missing value (NaN) does not count.
 */
final class ProjectionCursor extends VolumeCursor {
    private final boolean mean;
    /** Stored values times this are compared; the largest wins. */
    private final float sign;

    private float best;
    private double bestAt;
    private double sum;
    private double length;
    private float alpha;

    ProjectionCursor(MarchVolume volume) {
        super(volume);
        mean = volume.mode == RayMode.Whole.MEAN;
        boolean largest = volume.mode == RayMode.Whole.MAXIMUM == volume.scale.slope() > 0;
        sign = largest ? 1 : -1;
    }

    @Override
    void start() {
        best = Float.NEGATIVE_INFINITY;
        bestAt = Double.POSITIVE_INFINITY;
        sum = 0;
        length = 0;
        firstStretch();
        double first = t;
        double last = t;
        while (t < Double.POSITIVE_INFINITY) {
            last = end;
            if (mean) {
                average();
            } else {
                compare();
            }
            nextStretch();
        }
        if (mean && length > 0) {
            best = (float) (sum / length);
            bestAt = 0.5 * (first + last);
        }
        float value = result();
        alpha = bestAt < Double.POSITIVE_INFINITY ? volume.table.colour(volume.table.position(value), colour) : 0;
        t = alpha > 0 ? bestAt : Double.POSITIVE_INFINITY;
    }

    @Override
    void advance(double limit, RayLight light) {
        if (t < limit) {
            light.add(colour[0], colour[1], colour[2], alpha, t);
            t = Double.POSITIVE_INFINITY;
        }
    }

    /** Stored. */
    private float result() {
        return mean ? best : sign * best;
    }

    @Override
    Hit hit(double at) {
        return Hit.ofValue(Hit.Kind.VOLUME, volume.name, at, volume.scale.physical(result()));
    }

    /** The trapezoidal rule over one stretch. */
    private void average() {
        float front = valueAt(t);
        while (t < end) {
            double next = stepEnd();
            float back = valueAt(next);
            float middle = 0.5f * (front + back);
            if (!Float.isNaN(middle)) {
                sum += middle * (next - t);
                length += next - t;
            }
            front = back;
            k++;
            t = next;
        }
    }

    /** The samples of one stretch; bricks that cannot win are left out. */
    private void compare() {
        take(t);
        while (t < end) {
            double to = volume.skipsEmpty ? stepAfterLosers() : k;
            if (to == Double.POSITIVE_INFINITY) {
                return;
            }
            if (to > k) {
                go(to);
            } else {
                t = stepEnd();
                k++;
            }
            take(t);
        }
    }

    /** The last step in this brick if no value in it can win, infinite if the stretch ends in it, else the present one. */
    private double stepAfterLosers() {
        int shift = volume.bricks.shift();
        int bx = brick(ox + t * dx, volume.field.nx(), shift);
        int by = brick(oy + t * dy, volume.field.ny(), shift);
        int bz = brick(oz + t * dz, volume.field.nz(), shift);
        int b = bx + volume.bricks.nx() * (by + volume.bricks.ny() * bz);
        float most = sign > 0 ? volume.bricks.max(b) : -volume.bricks.min(b);
        return most <= best ? stepAtExit(bx, by, bz, 1) : k;
    }

    private void take(double at) {
        float v = sign * valueAt(at);
        if (v > best) {
            best = v;
            bestAt = at;
        }
    }
}
