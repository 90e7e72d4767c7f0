// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

/**
 * Adds weighted columns to a column, eight at a time, in loops that the compiler turns into vector instructions: all indices
 * are the loop's own, each operand is an array of its own.
 *
 * <p>Threads: one.
 */
final class ColumnSum {
    private static final int WIDTH = 8;
    private static final float[] NONE = new float[0];

    private final float[] zeros;
    private final float[][] columns = new float[WIDTH][];
    private final float[] weights = new float[WIDTH];
    private final int n;
    private float[] target = NONE;
    private int filled;

    /** @param n length of the columns */
    ColumnSum(int n) {
        this.n = n;
        this.zeros = new float[n];
    }

    /** Begins the sum that is added to {@code column}. */
    void into(float[] column) {
        target = column;
        filled = 0;
    }

    void add(float[] column, double weight) {
        columns[filled] = column;
        weights[filled] = (float) weight;
        if (++filled == WIDTH) {
            flush();
        }
    }

    /** Ends the sum. */
    void end() {
        if (filled == 0) {
            return;
        }
        for (int i = filled; i < WIDTH; i++) {
            columns[i] = zeros;
            weights[i] = 0;
        }
        flush();
    }

    private void flush() {
        float[][] c = columns;
        add8(target, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], weights, n);
        filled = 0;
    }

    private static void add8(
            float[] out,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h,
            float[] w,
            int n) {
        float wa = w[0];
        float wb = w[1];
        float wc = w[2];
        float wd = w[3];
        float we = w[4];
        float wf = w[5];
        float wg = w[6];
        float wh = w[7];
        for (int i = 0; i < n; i++) {
            out[i] +=
                    wa * a[i] + wb * b[i] + (wc * c[i] + wd * d[i]) + (we * e[i] + wf * f[i] + (wg * g[i] + wh * h[i]));
        }
    }
}
