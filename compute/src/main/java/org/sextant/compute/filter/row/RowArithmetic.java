// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

/**
 * Sums and products of rows, number by number for indices 0 … n − 1 or from … to − 1. HotSpot turns a loop into vector instructions if all
 * its arrays have the same index and its body is small (under 60 nodes of the compiler's graph: at most seven arrays, less
 * with more arithmetic); hence the many small loops. Rows that are shifted against each other are copied into place first.
 *
 * <p>Threads: any.
 */
public final class RowArithmetic {
    private RowArithmetic() {}

    /** sum ← sum + w·a. */
    public static void add(float[] sum, float[] a, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += w * a[i];
        }
    }

    /** out ← a·b. */
    public static void product(float[] out, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * b[i];
        }
    }

    /** out ← v·a + w·b. */
    public static void mix(float[] out, float[] a, float v, float[] b, float w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = v * a[i] + w * b[i];
        }
    }

    /** out ← √(a² + b² + c²). */
    public static void length(float[] out, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.sqrt(a[i] * a[i] + b[i] * b[i] + c[i] * c[i]);
        }
    }

    /** out ← w·a, from … to − 1. */
    static void scaled(float[] out, float[] a, float w, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = w * a[i];
        }
    }

    /** sum ← sum + w·(a + b). */
    static void even(float[] sum, float[] a, float[] b, float w, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += w * (a[i] + b[i]);
        }
    }

    /** sum ← sum + w·(a + b) + v·(c + d). */
    static void even(float[] sum, float[] a, float[] b, float w, float[] c, float[] d, float v, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += w * (a[i] + b[i]) + v * (c[i] + d[i]);
        }
    }

    /** sum ← sum + w[k]·(t[0] + t[1]) + w[k+1]·(t[2] + t[3]) + w[k+2]·(t[4] + t[5]). */
    static void even(float[] sum, float[][] t, float[] w, int k, int from, int to) {
        even3(sum, t[0], t[1], t[2], t[3], t[4], t[5], w[k], w[k + 1], w[k + 2], from, to);
    }

    private static void even3(
            float[] sum,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float u,
            float v,
            float w,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            sum[i] += u * (a[i] + b[i]) + v * (c[i] + d[i]) + w * (e[i] + f[i]);
        }
    }

    /** sum ← sum + w·(a − b). */
    static void odd(float[] sum, float[] a, float[] b, float w, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += w * (a[i] - b[i]);
        }
    }

    /** sum ← sum + w·(a − b) + v·(c − d). */
    static void odd(float[] sum, float[] a, float[] b, float w, float[] c, float[] d, float v, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += w * (a[i] - b[i]) + v * (c[i] - d[i]);
        }
    }

    /** a ← the smaller, b ← the larger; NaN if either is. */
    static void sort(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[i];
            float y = b[i];
            a[i] = Math.min(x, y);
            b[i] = Math.max(x, y);
        }
    }

    /** a ← the smaller of a and b; NaN if either is. */
    public static void min(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.min(a[i], b[i]);
        }
    }

    /** a ← the larger of a and b; NaN if either is. */
    public static void max(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(a[i], b[i]);
        }
    }
}
