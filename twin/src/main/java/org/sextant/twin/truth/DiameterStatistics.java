// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

/**
 * Voxel-weighted statistics of local thickness, µm.
 *
 * @param modeUm of the log-normal distribution with the same moments of ln τ: e^{μ − σ²}
 */
public record DiameterStatistics(long voxels, double meanUm, double sdUm, double modeUm, double largestUm) {
    /** Of all diameters above 0. */
    static DiameterStatistics of(float[] diameters, double voxelUm) {
        long n = 0;
        double sum = 0;
        double squares = 0;
        double logs = 0;
        double logSquares = 0;
        double largest = 0;
        for (float d : diameters) {
            if (d > 0) {
                double um = d * voxelUm;
                double log = Math.log(um);
                n++;
                sum += um;
                squares += um * um;
                logs += log;
                logSquares += log * log;
                largest = Math.max(largest, um);
            }
        }
        if (n == 0) {
            return new DiameterStatistics(0, 0, 0, 0, 0);
        }
        double mu = logs / n;
        double mean = sum / n;
        return new DiameterStatistics(
                n,
                mean,
                Math.sqrt(Math.max(0, squares / n - mean * mean)),
                Math.exp(mu - Math.max(0, logSquares / n - mu * mu)),
                largest);
    }
}
