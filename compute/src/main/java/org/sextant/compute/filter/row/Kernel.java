// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

import org.sextant.world.error.SextantException;

/**
 * Weights of a sum over neighbours along one axis, w(−r) … w(r): {@code out(i) = Σ w(k) in(i + k)}. They are even, w(−k) =
 * w(k), or odd, w(−k) = −w(k).
 *
 * @param half w(0) … w(r)
 */
public record Kernel(float[] half, boolean isOdd) {
    /** Where Gaussians end, in standard deviations: what is left out is below 1e-4 of the weight. */
    public static final double TRUNCATE = 4;
    /** Derivatives of narrower ones are the plain differences of neighbours. */
    private static final double NARROWEST = 0.1;

    private static final int WIDEST = 4096;
    private static final Kernel IDENTITY = new Kernel(new float[] {1}, false);

    public static Kernel identity() {
        return IDENTITY;
    }

    public int reach() {
        return half.length - 1;
    }

    public boolean isIdentity() {
        return half.length == 1 && half[0] == 1;
    }

    /**
     * A sampled Gaussian, or its first or second derivative, cut at {@value #TRUNCATE} standard deviations and scaled so
     * that polynomials up to the derivative's order give exactly their derivative: Σ w = 1; Σ k w = 1; Σ w = 0 and Σ k² w
     * = 2.
     *
     * @param sigma in voxels; 0 gives the voxel itself, the central difference, the second difference
     * @param order of the derivative, 0 to 2
     * @param spacing of the voxels, in the unit of length that derivatives are wanted for
     */
    public static Kernel gaussian(double sigma, int order, double spacing) {
        if (!(sigma >= 0 && sigma * TRUNCATE <= WIDEST)) {
            throw new SextantException(
                    "a Gaussian of " + sigma + " voxels is wider than " + WIDEST / TRUNCATE + "; bin the volume first");
        }
        if (order == 0 && sigma < NARROWEST) {
            return IDENTITY;
        }
        double s = Math.max(sigma, NARROWEST);
        int r = Math.max(1, (int) (TRUNCATE * s + 0.5));
        double[] g = new double[r + 1];
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int k = r; k >= 0; k--) {
            g[k] = Math.exp(-0.5 * k * k / (s * s));
            double both = k == 0 ? g[0] : 2 * g[k];
            sum += both;
            squares += both * k * k;
            fourths += both * k * k * (double) (k * k);
        }
        float[] half = new float[r + 1];
        double middle = squares / sum;
        for (int k = 0; k <= r; k++) {
            double w = switch (order) {
                case 0 -> g[k] / sum;
                case 1 -> k * g[k] / squares / spacing;
                case 2 -> 2 * (k * k - middle) * g[k] / (fourths - middle * squares) / (spacing * spacing);
                default -> throw new IllegalArgumentException("order " + order);
            };
            half[k] = (float) w;
        }
        return new Kernel(half, order == 1);
    }

    /** What a constant field of 1 becomes. */
    public double sum() {
        double sum = half[0];
        for (int k = 1; k < half.length && !isOdd; k++) {
            sum += 2.0 * half[k];
        }
        return isOdd ? 0 : sum;
    }

    /** w(k) for k from −r to r. */
    public double at(int k) {
        return k < 0 && isOdd ? -half[-k] : half[Math.abs(k)];
    }
}
