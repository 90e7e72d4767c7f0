// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

import java.util.Arrays;

/**
 * Means of neighbours weighted by a Gaussian of their difference to a row's own numbers. The exponential is a polynomial of
 * degree 6 for 0 … 1, raised to the 32nd power; beyond 32 weights are e⁻³². Error 1e-5 of a weight.
 *
 * <p>Threads: one.
 */
public final class NearnessSum {
    /** Numbers at a time. */
    public static final int PIECE = 960;

    private final float scale;
    private final float[] own = new float[PIECE];
    private final float[] other = new float[PIECE];
    private final float[] weight = new float[PIECE];
    private final float[] sum = new float[PIECE];
    private final float[] weights = new float[PIECE];

    /** @param range standard deviation of the difference */
    public NearnessSum(double range) {
        this.scale = (float) (1 / (64 * range * range));
    }

    /** Begins with the numbers that others are compared with. */
    public void start(float[] numbers, int from, int n) {
        System.arraycopy(numbers, from, own, 0, n);
        Arrays.fill(sum, 0, n, 0);
        Arrays.fill(weights, 0, n, 0);
    }

    /** Adds neighbours, n of an array, all with the same further weight. */
    public void add(float[] numbers, int from, float by, int n) {
        System.arraycopy(numbers, from, other, 0, n);
        difference(weight, other, own, scale, n);
        exponential(weight, n);
        power(weight, by, n);
        accumulate(sum, weights, other, weight, n);
    }

    /** The means. */
    public void mean(float[] out, int at, int n) {
        quotient(sum, weights, n);
        System.arraycopy(sum, 0, out, at, n);
    }

    private static void difference(float[] y, float[] a, float[] b, float scale, int n) {
        for (int i = 0; i < n; i++) {
            float d = a[i] - b[i];
            y[i] = Math.min(1, d * d * scale);
        }
    }

    /** y ← e^−y for 0 … 1. */
    private static void exponential(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            float y = a[i];
            float high = 0.041223317f + y * (-0.007654325f + y * 0.00084900786f);
            a[i] = 1 + y * (-0.99999845f + y * (0.4999751f + y * (-0.16651517f + y * high)));
        }
    }

    /** a ← w·a³². */
    private static void power(float[] a, float w, int n) {
        for (int i = 0; i < n; i++) {
            float b = a[i] * a[i];
            b *= b;
            b *= b;
            b *= b;
            a[i] = w * b * b;
        }
    }

    private static void accumulate(float[] sum, float[] weights, float[] v, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += w[i] * v[i];
            weights[i] += w[i];
        }
    }

    private static void quotient(float[] sum, float[] weights, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] /= weights[i];
        }
    }
}
