// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;

class PoseCovarianceTest {
    private static double[] diagonal(double... d) {
        double[] s = new double[36];
        for (int i = 0; i < 6; i++) {
            s[7 * i] = d[i];
        }
        return s;
    }

    /** A rotation error about z moves a point at distance r on x along y by r ω, and nowhere else. */
    @Test
    void rotationErrorGrowsWithTheDistanceFromThePivot() {
        PoseCovariance c = new PoseCovariance(new Vector3d(10, 0, 0), diagonal(0, 0, 1e-6, 0, 0, 0));
        Matrix3d at = c.at(new Vector3d(110, 0, 55));
        assertThat(at.m11).isCloseTo(100 * 100 * 1e-6, within(1e-15));
        assertThat(Math.abs(at.m00) + Math.abs(at.m22) + Math.abs(at.m01)).isLessThan(1e-15);
        assertThat(c.at(new Vector3d(10, 0, 0))).isEqualTo(new Matrix3d().zero());
    }

    @Test
    void shiftsAddUpWithoutRotation() {
        Matrix3d at = new PoseCovariance(new Vector3d(), diagonal(0, 0, 0, 1, 4, 9)).at(new Vector3d(7, 8, 9));
        assertThat(at).isEqualTo(new Matrix3d(1, 0, 0, 0, 4, 0, 0, 0, 9));
    }

    @Test
    void whatIsNoCovarianceIsRefused() {
        assertRefused(new double[35], "36");
        double[] lopsided = diagonal(1, 1, 1, 1, 1, 1);
        lopsided[1] = 0.5;
        assertRefused(lopsided, "symmetric");
        assertRefused(diagonal(1, 1, -1, 1, 1, 1), "negative");
        assertRefused(diagonal(1, 1, Double.NaN, 1, 1, 1), "finite");
        assertRefused(diagonal(1, 1, Double.POSITIVE_INFINITY, 1, 1, 1), "finite");
        double[] tooCorrelated = diagonal(1, 1, 1, 1, 1, 1);
        tooCorrelated[1] = 1.01;
        tooCorrelated[6] = 1.01;
        assertRefused(tooCorrelated, "");
        double[] overZero = diagonal(0, 1, 1, 1, 1, 1);
        overZero[1] = 0.1;
        overZero[6] = 0.1;
        assertRefused(overZero, "");
        assertThatThrownBy(() -> new PoseCovariance(new Vector3d(0, Double.NaN, 0), diagonal(1, 1, 1, 1, 1, 1)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("pivot");
        assertThatThrownBy(() -> PoseCovariance.ofStandardDeviations(new Vector3d(), -1, 0))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> PoseCovariance.ofStandardDeviations(new Vector3d(), 0, -2))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("-2");
    }

    private static void assertRefused(double[] sigma, String message) {
        assertThatThrownBy(() -> new PoseCovariance(new Vector3d(), sigma))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining(message);
    }

    /** B Bᵀ − ε v vᵀ with v outside of the span of B has a negative variance along v. */
    @Test
    void aSmallNegativeVarianceAlongAnyDirectionIsRefused() {
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            double[] v = random.doubles(6, -1, 1).toArray();
            double squared = java.util.Arrays.stream(v).map(x -> x * x).sum();
            double[] s = new double[36];
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < 6; c++) {
                    s[6 * r + c] = (r == c ? 1 : 0) - 1.0001 * v[r] * v[c] / squared;
                }
            }
            assertRefused(s, "");
        }
    }

    /** Products B Bᵀ of every rank are covariances, with units of very different size. */
    @Test
    void everyProductOfAMatrixWithItselfIsAccepted() {
        Random random = new Random(4);
        for (int i = 0; i < 60_000; i++) {
            int rank = i % 7;
            double[][] b = new double[6][rank];
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < rank; c++) {
                    b[r][c] = random.nextGaussian() * (r < 3 ? 1e-5 : 3);
                }
            }
            double[] s = new double[36];
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < 6; c++) {
                    for (int k = 0; k < rank; k++) {
                        s[6 * r + c] += b[r][k] * b[c][k];
                    }
                }
            }
            PoseCovariance c = new PoseCovariance(new Vector3d(), s);
            if (i < 600) {
                assertThat(c.matrix()).isEqualTo(s);
                assertThat(c).isEqualTo(new PoseCovariance(new Vector3d(), s));
            }
        }
    }
}
