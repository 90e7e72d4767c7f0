// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed form agrees with an iterative decomposition in double precision, also where eigenvalues coincide. */
class SymmetricEigenvaluesTest {
    private static final int N = 3001;
    /** Some ten roundings to 24 bits of numbers up to three times the largest eigenvalue. */
    private static final double TOLERANCE = 4e-6;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-16, 1e16})
    void randomMatrices(double scale) {
        float[][] m = new float[6][N];
        for (float[] element : m) {
            for (int i = 0; i < N; i++) {
                element[i] = (float) (scale * random.nextGaussian());
            }
        }
        check(m);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-7, 1e-5, 1e-3, 0.1})
    void eigenvaluesThatNearlyCoincide(double apart) {
        float[][] m = new float[6][N];
        for (int i = 0; i < N; i++) {
            int pair = i % 3;
            Vector3d values = new Vector3d(
                    pair == 1 ? 2 : 1, pair == 2 ? -1 : 1 + apart, pair == 0 ? 1 - apart : -1 + 3 * apart * (pair - 1));
            turned(values, m, i);
        }
        check(m);
    }

    @Test
    void diagonalZeroAndRankOne() {
        float[][] m = new float[6][4];
        m[0][0] = 3;
        m[1][0] = -5;
        m[2][0] = 1;
        for (int e = 0; e < 3; e++) {
            m[e][2] = 7;
            m[e][3] = 1;
            m[e + 3][3] = 1;
        }
        float[][] v = values(m);
        double[][] want = {{3, 1, -5}, {0, 0, 0}, {7, 7, 7}, {3, 0, 0}};
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat((double) v[k][i]).isEqualTo(want[i][k], org.assertj.core.data.Offset.offset(7e-6));
            }
        }
    }

    @Test
    void nanStaysWhereItIs() {
        SymmetricEigenvalues e = new SymmetricEigenvalues();
        float[][] v = new float[3][6];
        float[][] m = new float[6][6];
        for (int i = 0; i < 6; i++) {
            m[i][i] = Float.NaN;
        }
        e.compute(m, v, 6);
        for (float[] row : v) {
            assertThat(row).containsOnly(Float.NaN);
        }
        // the next matrices are no worse for it
        e.compute(new float[6][6], v, 6);
        for (float[] row : v) {
            assertThat(row).containsOnly(0);
        }
    }

    /** The matrix with these eigenvalues in a random orientation. */
    private void turned(Vector3d values, float[][] m, int i) {
        Matrix3d r =
                new Matrix3d().rotateXYZ(6 * random.nextDouble(), 6 * random.nextDouble(), 6 * random.nextDouble());
        Matrix3d a = new Matrix3d(r).scale(values).mul(new Matrix3d(r).transpose());
        float[] elements = {
            (float) a.m00(), (float) a.m11(), (float) a.m22(), (float) a.m01(), (float) a.m02(), (float) a.m12()
        };
        for (int e = 0; e < 6; e++) {
            m[e][i] = elements[e];
        }
    }

    private static float[][] values(float[][] m) {
        float[][] v = new float[3][m[0].length];
        new SymmetricEigenvalues().compute(m, v, m[0].length);
        return v;
    }

    private static void check(float[][] m) {
        float[][] v = values(m);
        for (int i = 0; i < m[0].length; i++) {
            double scale = Math.max(Math.abs(m[0][i]), Math.max(Math.abs(m[1][i]), Math.abs(m[2][i])));
            double[][] a = {
                {m[0][i] / scale, m[3][i] / scale, m[4][i] / scale},
                {m[3][i] / scale, m[1][i] / scale, m[5][i] / scale},
                {m[4][i] / scale, m[5][i] / scale, m[2][i] / scale}
            };
            double[] want = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(a)).getEigenvalues();
            double largest = Math.max(Math.abs(want[0]), Math.abs(want[2]));
            for (int k = 0; k < 3; k++) {
                assertThat(v[k][i] / scale)
                        .as("eigenvalue %d of matrix %d", k, i)
                        .isEqualTo(want[k], org.assertj.core.data.Offset.offset(TOLERANCE * largest));
            }
        }
    }
}
