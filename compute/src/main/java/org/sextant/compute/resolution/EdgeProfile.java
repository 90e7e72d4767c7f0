// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.sextant.world.error.SextantException;

/**
 * Mean value against distance to a surface, and what is read from it: where the profile, scaled to 0 at its least and 1 at its
 * largest value, passes ¼ and ¾ next to the surface.
 *
 * @param distanceUm of each bin, rising; positive inside
 * @param value mean in each bin, NaN where it is empty
 */
record EdgeProfile(double[] distanceUm, double[] value) {
    double least() {
        double least = Double.POSITIVE_INFINITY;
        for (double v : value) {
            least = v < least ? v : least;
        }
        return least;
    }

    double largest() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double v : value) {
            largest = v > largest ? v : largest;
        }
        return largest;
    }

    /** Scaled to 0 … 1. */
    double[] normalised() {
        double least = least();
        double height = largest() - least;
        if (!(height > 0)) {
            throw new SextantException("the volume has the same value on both sides of the surface; there is no edge");
        }
        double[] scaled = new double[value.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (value[i] - least) / height;
        }
        return scaled;
    }

    /** Distance at which the scaled profile passes a level, linear between bins; of several passages that nearest to 0. */
    double crossingUm(double level) {
        double[] scaled = normalised();
        double best = Double.NaN;
        for (int i = 1; i < scaled.length; i++) {
            double a = scaled[i - 1] - level;
            double b = scaled[i] - level;
            if (a * b <= 0 && a != b) {
                double at = distanceUm[i - 1] + a / (a - b) * (distanceUm[i] - distanceUm[i - 1]);
                best = Double.isNaN(best) || Math.abs(at) < Math.abs(best) ? at : best;
            }
        }
        return best;
    }
}
