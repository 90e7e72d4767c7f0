// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.Arrays;
import java.util.Comparator;
import org.sextant.world.error.SextantException;

/**
 * Values with weights, in rising order.
 *
 * @param unit of the values
 */
record WeightedSample(double[] values, double[] weights, String unit) {
    /** Sorts; values that are NaN, or have no weight above 0, are left out. */
    static WeightedSample of(String what, double[] values, double[] weights, String unit) {
        Integer[] order = new Integer[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                order[n++] = i;
            }
        }
        if (n == 0) {
            throw new SextantException(what + " holds no value; there is nothing to distribute");
        }
        Integer[] kept = Arrays.copyOf(order, n);
        Arrays.sort(kept, Comparator.comparingDouble(i -> values[i]));
        double[] v = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = values[kept[i]];
            w[i] = weights[kept[i]];
        }
        return new WeightedSample(v, w, unit);
    }

    int size() {
        return values.length;
    }

    double total() {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        return sum;
    }

    double least() {
        return values[0];
    }

    double largest() {
        return values[values.length - 1];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum / total();
    }

    /** √(Σ w (v − mean)² / Σ w). */
    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / total());
    }

    /** The smallest value below or at which a share of the weight lies. */
    double quantile(double share) {
        double wanted = share * total();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i];
            if (sum >= wanted * (1 - 1e-12)) {
                return values[i];
            }
        }
        return largest();
    }

    /** Share of the weight of values below a limit. */
    double shareBelow(double limit) {
        double sum = 0;
        for (int i = 0; i < values.length && values[i] < limit; i++) {
            sum += weights[i];
        }
        return sum / total();
    }
}
