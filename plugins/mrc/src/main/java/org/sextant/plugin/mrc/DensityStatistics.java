// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import org.sextant.volume.value.ValueType;

/**
 * Range, mean and standard deviation of voxels, computed piece by piece: sums of squared deviations are merged as in Chan,
 * Golub and LeVeque, 1983, Am. Stat. 37, 242–247 (doi:10.1080/00031305.1983.10483115). Values that are not finite are
 * left out.
 */
record DensityStatistics(long count, double min, double max, double mean, double squaredDeviations) {
    static final DensityStatistics NONE =
            new DensityStatistics(0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    static DensityStatistics of(ValueType type, Object array, int n) {
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double v = type.get(array, i);
            if (Double.isFinite(v)) {
                count++;
                min = Math.min(min, v);
                max = Math.max(max, v);
                sum += v;
            }
        }
        if (count == 0) {
            return NONE;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double v = type.get(array, i);
            if (Double.isFinite(v)) {
                squares += (v - mean) * (v - mean);
            }
        }
        return new DensityStatistics(count, min, max, mean, squares);
    }

    DensityStatistics and(DensityStatistics b) {
        if (count == 0 || b.count == 0) {
            return count == 0 ? b : this;
        }
        long n = count + b.count;
        double delta = b.mean - mean;
        return new DensityStatistics(
                n,
                Math.min(min, b.min),
                Math.max(max, b.max),
                mean + delta * b.count / n,
                squaredDeviations + b.squaredDeviations + delta * delta * ((double) count / n) * b.count);
    }

    /** Root mean square deviation from the mean. */
    double rms() {
        return Math.sqrt(squaredDeviations / count);
    }
}
