// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joml.Vector3d;
import org.sextant.render.residency.LabelField;

/**
 * Walks from voxel to voxel of a label volume (Amanatides and Woo 1987, 10.2312/egtp.19871000): each face of an object that
 * the ray enters it by is met exactly, at its distance, and adds the object's colour once. Where a stretch begins inside an
 * object, as at a cut, it is entered there.
 */
final class LabelCursor extends BoxCursor {
    private static final float OUTLINE_SHADE = 0.3f;

    private final MarchLabels labels;
    private int x;
    private int y;
    private int z;
    /** Rank of the voxel before; 0 at the beginning of a stretch. */
    private int before;

    /** Rank of the object that was taken last. */
    private int taken;

    private final float[] colour = new float[3];

    LabelCursor(MarchLabels labels) {
        super(labels);
        this.labels = labels;
    }

    @Override
    void start() {
        if (labels.empty == null || !labels.empty.isAll()) {
            firstStretch();
            locate();
        }
    }

    /** Finds the voxel at t. */
    private void locate() {
        before = 0;
        if (t < Double.POSITIVE_INFINITY) {
            x = MarchLabels.nearest(ox + t * dx, labels.field.nx());
            y = MarchLabels.nearest(oy + t * dy, labels.field.ny());
            z = MarchLabels.nearest(oz + t * dz, labels.field.nz());
        }
    }

    @Override
    void advance(double limit, RayLight light) {
        while (t < limit && !light.isOpaque()) {
            if (labels.empty != null && skip(labels.empty)) {
                continue;
            }
            int rank = labels.field.rank(x, y, z);
            if (rank != before && rank != 0) {
                take(rank, light);
            }
            before = rank;
            step();
        }
    }

    /** Goes into the next voxel, or to the next stretch. */
    private void step() {
        double tx = leaves(x, ox, dx, labels.field.nx());
        double ty = leaves(y, oy, dy, labels.field.ny());
        double tz = leaves(z, oz, dz, labels.field.nz());
        double next = Math.min(tx, Math.min(ty, tz));
        if (next >= end) {
            nextStretch();
            locate();
            return;
        }
        t = Math.max(t, next);
        if (next == tx) {
            x += dx > 0 ? 1 : -1;
        } else if (next == ty) {
            y += dy > 0 ? 1 : -1;
        } else {
            z += dz > 0 ? 1 : -1;
        }
    }

    /** Where the ray leaves voxel i along an axis; never at the last one. */
    private static double leaves(int i, double o, double d, int n) {
        if (d == 0 || (d > 0 ? i == n - 1 : i == 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return (i + (d > 0 ? 0.5 : -0.5) - o) / d;
    }

    /** Goes to where the empty bricks around this voxel end. */
    private boolean skip(EmptySpace empty) {
        int bx = x >> LabelField.SHIFT;
        int by = y >> LabelField.SHIFT;
        int bz = z >> LabelField.SHIFT;
        int d = empty.distance(bx, by, bz);
        if (d == 0) {
            return false;
        }
        double tx = leaves(last(bx, d, dx, labels.field.nx()), ox, dx, labels.field.nx());
        double ty = leaves(last(by, d, dy, labels.field.ny()), oy, dy, labels.field.ny());
        double tz = leaves(last(bz, d, dz, labels.field.nz()), oz, dz, labels.field.nz());
        double exit = Math.min(tx, Math.min(ty, tz));
        if (exit >= end) {
            nextStretch();
            locate();
            return true;
        }
        t = Math.max(t, exit);
        locate();
        // rounding may put the place on the near side of the face that is crossed
        if (exit == tx) {
            x = last(bx, d, dx, labels.field.nx()) + (dx > 0 ? 1 : -1);
        } else if (exit == ty) {
            y = last(by, d, dy, labels.field.ny()) + (dy > 0 ? 1 : -1);
        } else {
            z = last(bz, d, dz, labels.field.nz()) + (dz > 0 ? 1 : -1);
        }
        return true;
    }

    /** The last voxel along an axis of the bricks nearer than d. */
    private static int last(int b, int d, double slope, int n) {
        int edge = 1 << LabelField.SHIFT;
        return slope > 0 ? Math.min((b + d) * edge - 1, n - 1) : Math.max((b - d + 1) * edge, 0);
    }

    private void take(int rank, RayLight light) {
        int argb = labels.colours.argb(rank);
        float alpha = (argb >>> 24) / 255f;
        if (alpha == 0) {
            return;
        }
        colour[0] = (argb >> 16 & 255) / 255f;
        colour[1] = (argb >> 8 & 255) / 255f;
        colour[2] = (argb & 255) / 255f;
        taken = rank;
        labels.shade(rank, ox + t * dx, oy + t * dy, oz + t * dz, ray, colour);
        if (labels.outlined && isOutline(rank)) {
            for (int c = 0; c < 3; c++) {
                colour[c] *= OUTLINE_SHADE;
            }
        }
        light.add(colour[0], colour[1], colour[2], alpha, t);
    }

    @Override
    Hit hit(double at) {
        return new Hit(
                Hit.Kind.LABELS, labels.name, at, OptionalDouble.empty(), OptionalLong.of(labels.field.label(taken)));
    }

    /** Whether another object lies beside this one within half an outline's width in the picture. */
    private boolean isOutline(int rank) {
        double inward = 0.5 * labels.edgeUm;
        double at = t + inward;
        double px = ox + at * dx;
        double py = oy + at * dy;
        double pz = oz + at * dz;
        double reach = labels.outlineUm(t, ray);
        return isOther(rank, px, py, pz, labels.right, reach)
                || isOther(rank, px, py, pz, labels.right, -reach)
                || isOther(rank, px, py, pz, labels.top, reach)
                || isOther(rank, px, py, pz, labels.top, -reach);
    }

    private boolean isOther(int rank, double px, double py, double pz, Vector3d way, double reach) {
        int other = labels.rankAt(px + reach * way.x, py + reach * way.y, pz + reach * way.z);
        return other != 0 && other != rank;
    }
}
