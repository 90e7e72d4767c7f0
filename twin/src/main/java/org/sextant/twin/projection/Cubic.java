// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

/** Cubic interpolation through the samples (Keys 1981, 10.1109/TASSP.1981.1163711, a = −1/2); outside is 0. */
final class Cubic {
    private Cubic() {}

    /** Weights of samples −1, 0, 1, 2 at a fraction from sample 0 to 1. */
    static void weights(double f, float[] w) {
        w[0] = (float) (f * (-0.5 + f * (1 - 0.5 * f)));
        w[1] = (float) (1 + f * f * (-2.5 + 1.5 * f));
        w[2] = (float) (f * (0.5 + f * (2 - 1.5 * f)));
        w[3] = (float) (f * f * (-0.5 + 0.5 * f));
    }

    /** Adds the samples of one plane to the finer or equal places of another. */
    static void add(AxisPlane from, float[] values, AxisPlane to, float[] sum) {
        float[] tall = new float[Math.multiplyExact(from.columns(), to.rows())];
        float[] w = new float[4];
        for (int r = 0; r < to.rows(); r++) {
            double at = from.row(to.z(r));
            int base = (int) Math.floor(at);
            weights(at - base, w);
            for (int i = Math.max(0, 1 - base); i < 4 && base - 1 + i < from.rows(); i++) {
                for (int c = 0; c < from.columns(); c++) {
                    tall[c * to.rows() + r] += w[i] * values[c * from.rows() + base - 1 + i];
                }
            }
        }
        for (int c = 0; c < to.columns(); c++) {
            double at = from.column(to.x(c));
            int base = (int) Math.floor(at);
            weights(at - base, w);
            for (int i = Math.max(0, 1 - base); i < 4 && base - 1 + i < from.columns(); i++) {
                addColumn(tall, (base - 1 + i) * to.rows(), w[i], sum, c * to.rows(), to.rows());
            }
        }
    }

    private static void addColumn(float[] from, int start, float weight, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] += weight * from[start + i];
        }
    }

    /** The value of a plane between its samples. */
    static double value(AxisPlane plane, float[] values, double column, double row, float[] wc, float[] wr) {
        int c = (int) Math.floor(column) - 1;
        int r = (int) Math.floor(row) - 1;
        if (c < 0 || r < 0 || c + 3 >= plane.columns() || r + 3 >= plane.rows()) {
            return 0;
        }
        weights(column - c - 1, wc);
        weights(row - r - 1, wr);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int at = (c + i) * plane.rows() + r;
            sum += wc[i]
                    * (wr[0] * values[at] + wr[1] * values[at + 1] + wr[2] * values[at + 2] + wr[3] * values[at + 3]);
        }
        return sum;
    }
}
