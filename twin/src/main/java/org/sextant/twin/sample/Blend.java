// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;

/**
 * Volume fractions of materials in one voxel, painted from the outermost body to the innermost: each coat covers a part of
 * what is there. A voxel of size 0 is a point: its coats cover all or nothing.
 */
final class Blend {
    private static final double CURVED = 1.3;
    private static final double ALMOST_NONE = 0.002;

    private final double[] fractions;
    private boolean cut;

    Blend(int materials) {
        fractions = new double[materials];
    }

    /** Begins with one material everywhere. */
    void start(int material) {
        Arrays.fill(fractions, 0);
        fractions[material] = 1;
        cut = false;
    }

    /** A surface cuts the voxel: finer sampling would tell more. */
    boolean isCut() {
        return cut;
    }

    /** The part of the voxel that lies inside a surface, which counts as a plane. */
    double inside(double depth, PlaneCut plane) {
        cut |= Math.abs(depth) < plane.reach();
        return plane.share(depth);
    }

    /** The part of the voxel that lies in a slab, {@code offset} being the distance from its middle. */
    double insideSlab(double halfThickness, double offset, PlaneCut plane) {
        if (Math.abs(offset) >= halfThickness + plane.reach()) {
            return 0;
        }
        return Math.max(0, inside(halfThickness + offset, plane) + inside(halfThickness - offset, plane) - 1);
    }

    /**
     * The part of the voxel that lies in a ball, seen through a linear ramp of half width R, that of the voxel's own spread
     * averaged over directions. Seen so, a ball of radius r has the volume 4π/3 (r³ + r R²), or π (r + R)⁴ / (6 R) below
     * r = R: the radius used is smaller, so that the volume is the ball's own.
     *
     * @param voxelRadius distance from the voxel's centre to its corners, √3 R
     */
    double insideBall(double radius, double distance, double voxelRadius) {
        double depth = radius - distance;
        if (depth >= voxelRadius) {
            return 1;
        }
        if (depth <= -voxelRadius) {
            return 0;
        }
        cut = true;
        double r = voxelRadius / Math.sqrt(3);
        double r3 = radius * radius * radius;
        double own = r3 < 2 * r * r * r ? Math.sqrt(Math.sqrt(8 * r * r3)) - r : radius - r * r / (3 * radius);
        return certainlyNeither(0.5 + 0.5 * (own - distance) / r);
    }

    /**
     * The part of the voxel where a Gaussian random field of variance 1 lies below a level. Around a point where it has the
     * value g and the gradient ∇g, the field is on average nearer to 0 than the tangent plane says: scaled by a = √(1 − σ²),
     * σ² being the variance of the plane's values in the voxel, it keeps its variance and the level its share of space. The
     * part is 0 or 1 only where the field is {@value #CURVED} times farther from the level than a plane would reach.
     *
     * @param plane across the field's gradient, so that depths are values of the field
     */
    double below(double level, double value, PlaneCut plane) {
        double excess = level - value;
        double reach = CURVED * plane.reach();
        if (excess >= reach) {
            return excess > 0 ? 1 : 0;
        }
        if (excess <= -reach) {
            return 0;
        }
        cut = true;
        double shrink = Math.sqrt(Math.max(0.05, 1 - plane.variance()));
        return certainlyNeither(plane.share(level - shrink * value));
    }

    private static double certainlyNeither(double part) {
        return Math.max(ALMOST_NONE, Math.min(1 - ALMOST_NONE, part));
    }

    /** Covers a part of everything that was there. */
    void cover(int material, double part) {
        if (part <= 0) {
            return;
        }
        for (int m = 0; m < fractions.length; m++) {
            fractions[m] *= 1 - part;
        }
        fractions[material] += part;
    }

    /** Covers a part of everything that was there with a mixture, whose parts sum to 1. */
    void cover(Blend mixture, double part) {
        if (part <= 0) {
            return;
        }
        cut |= mixture.cut;
        for (int m = 0; m < fractions.length; m++) {
            fractions[m] = fractions[m] * (1 - part) + mixture.fractions[m] * part;
        }
    }

    /** Three materials, some of which may be the same, and nothing else. */
    void set(int a, double partA, int b, double partB, int c, double partC) {
        Arrays.fill(fractions, 0);
        fractions[a] += partA;
        fractions[b] += partB;
        fractions[c] += partC;
    }

    /** Asks for finer sampling. */
    void markCut() {
        cut = true;
    }

    void addTo(double[] sums) {
        for (int m = 0; m < fractions.length; m++) {
            sums[m] += fractions[m];
        }
    }

    void copyTo(double[] out) {
        System.arraycopy(fractions, 0, out, 0, fractions.length);
    }
}
