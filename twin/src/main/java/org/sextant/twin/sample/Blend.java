// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;

/**
 * Volume fractions of materials in one voxel, painted from the outermost body to the innermost: each coat covers a part of
 * what is there. A voxel of size 0 is a point: its coats cover all or nothing.
 */
final class Blend {
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

    /**
     * The part of the voxel that lies inside a surface.
     *
     * @param depth how deep the centre lies inside, in any unit; negative outside
     * @param reach half the voxel's extent along the surface's normal, same unit
     */
    double inside(double depth, double reach) {
        if (depth >= reach) {
            return depth > 0 || reach > 0 ? 1 : 0;
        }
        if (depth <= -reach) {
            return 0;
        }
        cut = true;
        return 0.5 + 0.5 * depth / reach;
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

    void addTo(double[] sums) {
        for (int m = 0; m < fractions.length; m++) {
            sums[m] += fractions[m];
        }
    }

    void copyTo(double[] out) {
        System.arraycopy(fractions, 0, out, 0, fractions.length);
    }

    /** The material that fills the most. */
    int largest() {
        int best = 0;
        for (int m = 1; m < fractions.length; m++) {
            if (fractions[m] > fractions[best]) {
                best = m;
            }
        }
        return best;
    }
}
