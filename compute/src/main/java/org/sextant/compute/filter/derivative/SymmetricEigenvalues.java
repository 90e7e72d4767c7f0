// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.Arrays;

/**
 * Eigenvalues of symmetric 3×3 matrices, many at a time, in closed form. With q a third of the trace, S the matrix less q
 * on its diagonal, p² = |S|²/6 and r = det(S/p)/2 = cos 3φ, they are q + 2p cos φ, q + 2p cos(φ + 2π/3) and what is left of
 * the trace (Smith 1961, 10.1145/355578.366316).
 *
 * <p>Where two eigenvalues are nearly equal r is near ±1 and the digits of 1 − r² are lost. It is therefore taken from the
 * sum of squares of what two matrices have to be in proportion, S and the rest of S² (Lagrange's identity; the discriminant
 * of a symmetric matrix is a sum of squares), which keeps them: the error stays below 4e-6 of the largest eigenvalue for
 * matrices whose squared elements are normal float numbers, |elements| between 1e-18 and 1e18. cos(⅔ arccos t) is a
 * polynomial of degree 8 on 0 … 1, error 4e-9.
 *
 * <p>Threads: one.
 */
final class SymmetricEigenvalues {
    /** So many matrices at a time stay in the first cache. */
    private static final int PIECE = 512;

    private static final float SMALLEST = Float.MIN_NORMAL;
    private final float[][] s = new float[6][PIECE];
    private final float[][] t = new float[6][PIECE];
    private final float[] mean = new float[PIECE];
    private final float[] size = new float[PIECE];
    private final float[] cosine = new float[PIECE];
    private final float[] squares = new float[PIECE];
    private final float[] near = new float[PIECE];
    private final float[] far = new float[PIECE];

    /**
     * @param matrices elements xx, yy, zz, xy, xz, yz
     * @param values receives the largest, the middle, the smallest
     */
    void compute(float[][] matrices, float[][] values, int count) {
        for (int from = 0; from < count; from += PIECE) {
            int n = Math.min(PIECE, count - from);
            for (int e = 0; e < 6; e++) {
                System.arraycopy(matrices[e], from, s[e], 0, n);
            }
            normalise(n);
            rest(n);
            squares(n);
            angles(n);
            for (int v = 0; v < 3; v++) {
                System.arraycopy(t[v], 0, values[v], from, n);
            }
        }
    }

    /** s ← (A − q)/p. */
    private void normalise(int n) {
        mean(mean, s[0], s[1], s[2], n);
        subtract(s[0], mean, n);
        subtract(s[1], mean, n);
        subtract(s[2], mean, n);
        norm(size, s[0], s[1], s[2], n);
        addNorm(size, s[3], s[4], s[5], n);
        root(size, far, n);
        for (float[] element : s) {
            times(element, far, n);
        }
        determinant(n);
    }

    private void determinant(int n) {
        // det = xx (yy zz − yz²) − xy (xy zz − xz yz) + xz (xy yz − yy xz), halved
        Arrays.fill(cosine, 0, n, 0);
        cofactor(cosine, s[0], s[1], s[2], s[5], s[5], 0.5f, n);
        cofactor(cosine, s[3], s[3], s[2], s[4], s[5], -0.5f, n);
        cofactor(cosine, s[4], s[3], s[5], s[1], s[4], 0.5f, n);
    }

    /** t ← S² − 2: S² less a third of its trace. */
    private void rest(int n) {
        dot(t[0], s[0], s[0], s[3], s[3], s[4], s[4], n);
        dot(t[1], s[3], s[3], s[1], s[1], s[5], s[5], n);
        dot(t[3], s[0], s[3], s[3], s[1], s[4], s[5], n);
        dot(t[4], s[0], s[4], s[3], s[5], s[4], s[2], n);
        dot(t[5], s[3], s[4], s[1], s[5], s[5], s[2], n);
        less(t[0], 2, n);
        less(t[1], 2, n);
        negativeSum(t[2], t[0], t[1], n);
    }

    /** 36 (1 − r²) = |S|² |T|² − (S : T)²; the three products of diagonal elements are equal, as their sums are 0. */
    private void squares(int n) {
        Arrays.fill(squares, 0, n, 0);
        cross(0, 1, 3, n);
        for (int off = 3; off < 6; off++) {
            cross(0, off, 2, n);
            cross(1, off, 2, n);
            cross(2, off, 2, n);
        }
        cross(3, 4, 4, n);
        cross(3, 5, 4, n);
        cross(4, 5, 4, n);
    }

    private void cross(int i, int j, float weight, int n) {
        addCross(squares, s[i], t[j], s[j], t[i], weight / 36, n);
    }

    private void angles(int n) {
        sides(cosine, squares, near, far, n);
        cosines(near, n);
        cosines(far, n);
        signs(cosine, size, n);
        outer(t[0], mean, cosine, near, 1, n);
        outer(t[2], mean, cosine, far, -1, n);
        middle(t[1], mean, t[0], t[2], n);
        order(t[0], t[2], near, n);
        between(t[1], near, t[2], n);
        System.arraycopy(near, 0, t[0], 0, n);
    }

    private static void mean(float[] q, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            q[i] = (a[i] + b[i] + c[i]) * (1 / 3f);
        }
    }

    private static void subtract(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] -= b[i];
        }
    }

    private static void norm(float[] p, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = a[i] * a[i] + b[i] * b[i] + c[i] * c[i];
        }
    }

    private static void addNorm(float[] p, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            p[i] += 2 * (a[i] * a[i] + b[i] * b[i] + c[i] * c[i]);
        }
    }

    private static void root(float[] p, float[] inverse, int n) {
        for (int i = 0; i < n; i++) {
            float root = (float) Math.sqrt(p[i] * (1 / 6f));
            p[i] = root;
            inverse[i] = 1 / Math.max(root, SMALLEST);
        }
    }

    private static void times(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] *= b[i];
        }
    }

    private static void cofactor(float[] sum, float[] a, float[] b, float[] c, float[] d, float[] e, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += w * a[i] * (b[i] * c[i] - d[i] * e[i]);
        }
    }

    private static void dot(float[] out, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * b[i] + c[i] * d[i] + e[i] * f[i];
        }
    }

    private static void less(float[] a, float by, int n) {
        for (int i = 0; i < n; i++) {
            a[i] -= by;
        }
    }

    private static void negativeSum(float[] out, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -a[i] - b[i];
        }
    }

    private static void addCross(float[] sum, float[] a, float[] b, float[] c, float[] d, float w, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[i] * b[i] - c[i] * d[i];
            sum[i] += w * x * x;
        }
    }

    /** near ← √((1 + |r|)/2), far ← √((1 − |r|)/2), the latter from 1 − r². */
    private static void sides(float[] r, float[] squares, float[] near, float[] far, int n) {
        for (int i = 0; i < n; i++) {
            float one = 1 + Math.min(1, Math.abs(r[i]));
            near[i] = (float) Math.sqrt(one * 0.5f);
            far[i] = (float) Math.sqrt(Math.min(1, squares[i] / one) * 0.5f);
        }
    }

    /** t ← cos(⅔ arccos t). */
    private static void cosines(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            float t = a[i];
            float high = 0.01960032f + t * (-0.01023751f + t * (0.003654120f + t * -0.0006260453f));
            float low = -0.1110945f + t * (0.05327935f + t * (-0.03192541f + t * high));
            a[i] = 0.5f + t * (0.5773497f + t * low);
        }
    }

    /** r ← 2p with the sign of r. */
    private static void signs(float[] r, float[] p, int n) {
        for (int i = 0; i < n; i++) {
            float x = r[i] + SMALLEST;
            r[i] = 2 * p[i] * (x / Math.max(Math.abs(x), SMALLEST));
        }
    }

    private static void outer(float[] out, float[] q, float[] p, float[] f, float w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = q[i] + w * p[i] * f[i];
        }
    }

    private static void middle(float[] out, float[] q, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = q[i] - (a[i] - q[i]) - (b[i] - q[i]);
        }
    }

    /** largest ← the larger of a and b, b ← the smaller. */
    private static void order(float[] a, float[] b, float[] largest, int n) {
        for (int i = 0; i < n; i++) {
            largest[i] = Math.max(a[i], b[i]);
            b[i] = Math.min(a[i], b[i]);
        }
    }

    private static void between(float[] a, float[] most, float[] least, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(least[i], Math.min(most[i], a[i]));
        }
    }
}
