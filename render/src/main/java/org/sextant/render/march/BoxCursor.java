// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.sextant.render.camera.Ray;

/**
 * How far a ray has come in voxels. The ray is cut at the ends of the stretches in which they are seen, and, for values, at
 * fixed distances t = phase + k·step, counted from the volume's centre.
 *
 * <pre>
 *            |--- volume ---|~ hidden ~|---- volume ----|
 *   --+----+-[--+----+----+-]          [-+----+----+----]+----+--> t
 *            start        end
 * </pre>
 */
abstract class BoxCursor extends Cursor {
    final MarchBox box;
    /** Where the voxels are seen. */
    final Stretches stretches = new Stretches();

    private int current;
    /** End of the present stretch. */
    double end;

    double phase;
    /** Number of the step that t lies in. */
    double k;
    /** The ray in voxel indices of the field: o + t d. */
    double ox;

    double oy;
    double oz;
    double dx;
    double dy;
    double dz;
    /** Distance per voxel along each axis. */
    double perX;

    double perY;
    double perZ;
    Ray ray = new Ray();
    private double near;
    private double far;

    BoxCursor(MarchBox box) {
        this.box = box;
    }

    /** Finds near and far by the slabs of the box in index space (Kay and Kajiya 1986, 10.1145/15886.15916). */
    @Override
    final void enter(Ray r, double jitter) {
        ray = r;
        Matrix4x3d m = box.eyeToBase;
        near = 0;
        far = Double.POSITIVE_INFINITY;
        slab(
                m.m00() * r.ox + m.m10() * r.oy + m.m20() * r.oz + m.m30(),
                m.m00() * r.dx + m.m10() * r.dy + m.m20() * r.dz,
                box.minIndex.x,
                box.maxIndex.x);
        slab(
                m.m01() * r.ox + m.m11() * r.oy + m.m21() * r.oz + m.m31(),
                m.m01() * r.dx + m.m11() * r.dy + m.m21() * r.dz,
                box.minIndex.y,
                box.maxIndex.y);
        slab(
                m.m02() * r.ox + m.m12() * r.oy + m.m22() * r.oz + m.m32(),
                m.m02() * r.dx + m.m12() * r.dy + m.m22() * r.dz,
                box.minIndex.z,
                box.maxIndex.z);
        t = Double.POSITIVE_INFINITY;
        stretches.reset(near, far);
        if (stretches.count() > 0) {
            map(r);
            phase = anchor(r) + jitter * box.stepUm;
            for (int i = 0; i < box.cuts.size(); i++) {
                box.cuts.get(i).apply(r, stretches);
            }
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
        Matrix4x3d m = box.eyeToField;
        ox = m.m00() * r.ox + m.m10() * r.oy + m.m20() * r.oz + m.m30();
        oy = m.m01() * r.ox + m.m11() * r.oy + m.m21() * r.oz + m.m31();
        oz = m.m02() * r.ox + m.m12() * r.oy + m.m22() * r.oz + m.m32();
        dx = m.m00() * r.dx + m.m10() * r.dy + m.m20() * r.dz;
        dy = m.m01() * r.dx + m.m11() * r.dy + m.m21() * r.dz;
        dz = m.m02() * r.dx + m.m12() * r.dy + m.m22() * r.dz;
        perX = 1 / dx;
        perY = 1 / dy;
        perZ = 1 / dz;
    }

    /** Distance of the volume's centre from where the rays begin: the same for all rays, so that steps are shells. */
    private double anchor(Ray r) {
        return r.parallel ? box.centre.x * r.dx + box.centre.y * r.dy + box.centre.z * r.dz : box.centre.length();
    }

    /** Goes to the beginning of the first stretch. */
    final void firstStretch() {
        current = -1;
        nextStretch();
    }

    /** Goes to the beginning of the next stretch, or to the end. */
    final void nextStretch() {
        current++;
        if (current >= stretches.count()) {
            t = Double.POSITIVE_INFINITY;
            return;
        }
        t = stretches.start(current);
        end = stretches.end(current);
        k = Math.floor((t - phase) / box.stepUm);
    }

    /** Whether the voxels are seen at a distance. */
    final boolean isSeen(double at) {
        for (int i = 0; i < stretches.count(); i++) {
            if (at >= stretches.start(i) && at <= stretches.end(i)) {
                return true;
            }
        }
        return false;
    }
}
