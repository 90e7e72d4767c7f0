// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * The share of a voxel that lies on one side of a plane. Along the plane's normal the voxel's volume is spread like the sum of
 * three numbers, uniform between −a and a, −b and b, −c and c: half the extents of its edges along the normal. Not for several
 * threads at once.
 */
final class PlaneCut {
    /** Extents below this share of the largest count as this share: the formula divides by them. */
    private static final double THIN = 0.02;

    private final VoxelShape voxel;
    private final double[] half = new double[3];
    private double reach;

    PlaneCut(VoxelShape voxel) {
        this.voxel = voxel;
    }

    /** Takes the planes with this normal; depths are then in units of one over the normal's length. */
    PlaneCut along(double nx, double ny, double nz) {
        voxel.halfExtents(nx, ny, nz, half);
        reach = half[0] + half[1] + half[2];
        return this;
    }

    /** A plane farther from the centre than this does not cut the voxel. */
    double reach() {
        return reach;
    }

    /** Mean squared distance of the voxel's points from the plane through its centre. */
    double variance() {
        return (half[0] * half[0] + half[1] * half[1] + half[2] * half[2]) / 3;
    }

    /** The share on the inner side, for a centre that lies {@code depth} inside. */
    double share(double depth) {
        if (depth >= reach) {
            return 1;
        }
        if (depth <= -reach) {
            return 0;
        }
        double least = THIN * Math.max(half[0], Math.max(half[1], half[2]));
        double a = Math.max(half[0], least);
        double b = Math.max(half[1], least);
        double c = Math.max(half[2], least);
        double sum = cube(depth + a + b + c)
                - cube(depth + a + b - c)
                - cube(depth + a - b + c)
                - cube(depth - a + b + c)
                + cube(depth + a - b - c)
                + cube(depth - a + b - c)
                + cube(depth - a - b + c)
                - cube(depth - a - b - c);
        return Math.max(0, Math.min(1, sum / (48 * a * b * c)));
    }

    private static double cube(double v) {
        return v > 0 ? v * v * v : 0;
    }
}
