// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;

/**
 * How far a ray has come in one volume. The ray is cut at fixed distances t = phase + k·step, counted from the volume's
 * centre, and at the ends of the stretches in which the volume is seen; the pieces are taken one by one.
 *
 * <pre>
 *            |--- volume ---|~ hidden ~|---- volume ----|
 *   --+----+-[--+----+----+-]          [-+----+----+----]+----+--> t
 *            start        end
 * </pre>
 */
final class Cursor {
    final MarchVolume volume;
    /** Where the ray enters and leaves the volume's box, µm; near above far if it misses. */
    double near;

    double far;
    /** Distance up to which this volume is done; infinite at the end. */
    double t;

    /** Starts and ends of the stretches in which the volume is seen, in turn. */
    private final double[] stretches;

    private int count;
    private int current;
    private double end;
    private double phase;
    private double k;
    /** Table position at t; only valid if known. */
    private float front;

    private boolean known;

    private double ox;
    private double oy;
    private double oz;
    private double dx;
    private double dy;
    private double dz;
    private Ray ray = new Ray();
    private final float[] colour = new float[3];
    private final float[] gradient = new float[3];

    Cursor(MarchVolume volume, int volumes) {
        this.volume = volume;
        this.stretches = new double[2 * (volumes + 1)];
    }

    /** Finds near and far by the slabs of the volume's box in index space (Kay and Kajiya 1986, 10.1145/15886.15916). */
    void enter(Ray r, double jitter) {
        ray = r;
        Matrix4x3d m = volume.eyeToBase;
        near = 0;
        far = Double.POSITIVE_INFINITY;
        slab(
                m.m00() * r.ox + m.m10() * r.oy + m.m20() * r.oz + m.m30(),
                m.m00() * r.dx + m.m10() * r.dy + m.m20() * r.dz,
                volume.minIndex.x,
                volume.maxIndex.x);
        slab(
                m.m01() * r.ox + m.m11() * r.oy + m.m21() * r.oz + m.m31(),
                m.m01() * r.dx + m.m11() * r.dy + m.m21() * r.dz,
                volume.minIndex.y,
                volume.maxIndex.y);
        slab(
                m.m02() * r.ox + m.m12() * r.oy + m.m22() * r.oz + m.m32(),
                m.m02() * r.dx + m.m12() * r.dy + m.m22() * r.dz,
                volume.minIndex.z,
                volume.maxIndex.z);
        count = 0;
        current = 0;
        t = Double.POSITIVE_INFINITY;
        if (far > near) {
            map(r);
            phase = anchor(r) + jitter * volume.stepUm;
            stretches[0] = near;
            stretches[1] = far;
            count = 1;
        }
    }

    private void slab(double o, double d, double min, double max) {
        if (d == 0) {
            if (o < min || o > max) {
                far = Double.NEGATIVE_INFINITY;
            }
            return;
        }
        double p = (min - o) / d;
        double q = (max - o) / d;
        near = Math.max(near, Math.min(p, q));
        far = Math.min(far, Math.max(p, q));
    }

    private void map(Ray r) {
        Matrix4x3d m = volume.eyeToField;
        ox = m.m00() * r.ox + m.m10() * r.oy + m.m20() * r.oz + m.m30();
        oy = m.m01() * r.ox + m.m11() * r.oy + m.m21() * r.oz + m.m31();
        oz = m.m02() * r.ox + m.m12() * r.oy + m.m22() * r.oz + m.m32();
        dx = m.m00() * r.dx + m.m10() * r.dy + m.m20() * r.dz;
        dy = m.m01() * r.dx + m.m11() * r.dy + m.m21() * r.dz;
        dz = m.m02() * r.dx + m.m12() * r.dy + m.m22() * r.dz;
    }

    /** Distance of the volume's centre from where the rays begin: the same for all rays, so that steps are shells. */
    private double anchor(Ray r) {
        return r.parallel
                ? volume.centre.x * r.dx + volume.centre.y * r.dy + volume.centre.z * r.dz
                : volume.centre.length();
    }

    /** Takes the interval out of the stretches in which the volume is seen; before {@link #start}. */
    void hide(double from, double to) {
        for (int i = 0; i < count; i++) {
            double s = stretches[2 * i];
            double e = stretches[2 * i + 1];
            if (to <= s || from >= e) {
                continue;
            }
            if (from > s && to < e) {
                System.arraycopy(stretches, 2 * i, stretches, 2 * i + 2, 2 * (count - i));
                count++;
                stretches[2 * i + 1] = from;
                stretches[2 * i + 2] = to;
                return;
            }
            if (from > s) {
                stretches[2 * i + 1] = from;
            } else if (to < e) {
                stretches[2 * i] = to;
            } else {
                System.arraycopy(stretches, 2 * i + 2, stretches, 2 * i, 2 * (count - i - 1));
                count--;
                i--;
            }
        }
    }

    /** Goes to the beginning of the first stretch. */
    void start() {
        current = volume.empty != null && volume.empty.isAll() ? count : -1;
        nextStretch();
    }

    private void nextStretch() {
        current++;
        known = false;
        if (current >= count) {
            t = Double.POSITIVE_INFINITY;
            return;
        }
        t = stretches[2 * current];
        end = stretches[2 * current + 1];
        k = Math.floor((t - phase) / volume.stepUm);
    }

    /**
     * Takes pieces that begin before {@code limit}, until the ray is opaque.
     *
     * @param rivals null, or all volumes, of which only the most opaque one is seen at each place
     */
    void advance(double limit, RayLight light, Cursor @Nullable [] rivals) {
        while (t < limit && !light.isOpaque()) {
            if (volume.empty != null && skip(volume.empty)) {
                continue;
            }
            double next = Math.min(phase + (k + 1) * volume.stepUm, end);
            if (!known) {
                front = positionAt(t);
                known = true;
            }
            float back = positionAt(next);
            if (next > t) {
                take(next, back, light, rivals);
            }
            front = back;
            k++;
            t = next;
            if (t >= end) {
                nextStretch();
            }
        }
    }

    private void take(double next, float back, RayLight light, Cursor @Nullable [] rivals) {
        double sigma = volume.table.mean(front, back, colour);
        if (sigma > 0) {
            double middle = 0.5 * (t + next);
            if (rivals != null && isBeaten(middle, rivals)) {
                return;
            }
            if (volume.shaded) {
                volume.shade(
                        ox + middle * dx, oy + middle * dy, oz + middle * dz, ray.dx, ray.dy, ray.dz, gradient, colour);
            }
            light.add(colour[0], colour[1], colour[2], 1 - Math.exp(-sigma * (next - t)), middle);
        }
    }

    /** Whether another volume is more opaque there; of equal ones the first in the world is seen. */
    private boolean isBeaten(double at, Cursor[] rivals) {
        float mine = densityAt(at);
        boolean before = true;
        for (Cursor c : rivals) {
            if (c == this) {
                before = false;
            } else if (at >= c.near && at <= c.far) {
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
        return volume.position(ox + at * dx, oy + at * dy, oz + at * dz);
    }

    /** Jumps to the last cut before the empty bricks around t end; false if there is none to jump to. */
    private boolean skip(EmptySpace empty) {
        int shift = empty.shift();
        int bx = brick(ox + t * dx, volume.field.nx(), shift);
        int by = brick(oy + t * dy, volume.field.ny(), shift);
        int bz = brick(oz + t * dz, volume.field.nz(), shift);
        int d = empty.distance(bx, by, bz);
        if (d == 0) {
            return false;
        }
        double exit = Math.min(
                exit(ox, dx, bx, d, volume.field.nx(), shift),
                Math.min(exit(oy, dy, by, d, volume.field.ny(), shift), exit(oz, dz, bz, d, volume.field.nz(), shift)));
        if (exit >= end + volume.stepUm) {
            nextStretch();
            return true;
        }
        double to = Math.floor((Math.min(exit, end) - phase) / volume.stepUm - 1e-6);
        if (to <= k) {
            return false;
        }
        k = to;
        t = phase + k * volume.stepUm;
        known = false;
        return true;
    }

    private static int brick(double x, int n, int shift) {
        return x <= 0 ? 0 : (int) Math.min(x, n - 1.0) >> shift;
    }

    /** Where the ray leaves the bricks nearer than d along an axis; beyond the border there is nothing but the border. */
    private static double exit(double o, double slope, int b, int d, int n, int shift) {
        double face = slope > 0 ? (b + d) << shift : (b - d + 1) << shift;
        if (slope == 0 || (slope > 0 ? face > n - 1 : face <= 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return (face - o) / slope;
    }
}
