// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class ErrorEllipsoidTest {
    private static Matrix3d covariance(Matrix3d axes, Vector3d variances) {
        return new Matrix3d(axes).scale(variances).mul(axes.transpose(new Matrix3d()));
    }

    @Test
    void findsTheAxesThatACovarianceWasMadeOf() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            Matrix3d axes = new Quaterniond()
                    .rotationXYZ(random.nextDouble() * 6, random.nextDouble() * 6, random.nextDouble() * 6)
                    .get(new Matrix3d());
            Vector3d variances = new Vector3d(4, 1 + random.nextDouble(), random.nextDouble() * 0.5);
            ErrorEllipsoid e = ErrorEllipsoid.of95(covariance(axes, variances));
            for (int k = 0; k < 3; k++) {
                assertThat(e.semiAxesUm().get(k))
                        .isCloseTo(Math.sqrt(variances.get(k) * ErrorEllipsoid.CHI2_95), within(1e-9));
                double along = e.axes().getColumn(k, new Vector3d()).dot(axes.getColumn(k, new Vector3d()));
                assertThat(Math.abs(along)).isCloseTo(1, within(1e-10));
            }
            assertThat(e.axes().determinant()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void specialShapes() {
        assertThat(ErrorEllipsoid.of95(new Matrix3d().zero()).semiAxesUm()).isEqualTo(new Vector3d());
        ErrorEllipsoid ball = ErrorEllipsoid.of95(new Matrix3d().scale(9));
        assertThat(ball.semiAxesUm().get(0)).isCloseTo(3 * Math.sqrt(ErrorEllipsoid.CHI2_95), within(1e-12));
        assertThat(ball.semiAxesUm().get(2)).isCloseTo(3 * Math.sqrt(ErrorEllipsoid.CHI2_95), within(1e-12));
        // A needle along (1,1,1): all of its variance on one axis.
        ErrorEllipsoid needle = ErrorEllipsoid.of95(new Matrix3d(1, 1, 1, 1, 1, 1, 1, 1, 1));
        assertThat(needle.semiAxesUm().get(0)).isCloseTo(Math.sqrt(3 * ErrorEllipsoid.CHI2_95), within(1e-12));
        assertThat(needle.semiAxesUm().get(1)).isCloseTo(0, within(1e-7));
        assertThat(Math.abs(needle.axes().getColumn(0, new Vector3d()).dot(new Vector3d(1).normalize())))
                .isCloseTo(1, within(1e-12));
        ErrorEllipsoid tiny =
                ErrorEllipsoid.of95(new Matrix3d().scale(1e-18).m01(1e-19).m10(1e-19));
        assertThat(tiny.semiAxesUm().get(0)).isCloseTo(Math.sqrt(1.1e-18 * ErrorEllipsoid.CHI2_95), within(1e-15));
    }

    @Test
    void holdsNineteenOfTwentyPoints() {
        Random random = new Random(3);
        Matrix3d axes = new Quaterniond().rotationXYZ(0.4, 1, -2).get(new Matrix3d());
        Vector3d variances = new Vector3d(9, 1, 0.04);
        ErrorEllipsoid e = ErrorEllipsoid.of95(covariance(axes, variances));
        int n = 200_000;
        int inside = 0;
        for (int i = 0; i < n; i++) {
            Vector3d p = axes.transform(
                    new Vector3d(3 * random.nextGaussian(), random.nextGaussian(), 0.2 * random.nextGaussian()));
            Vector3d q = e.axes().transformTranspose(p, new Vector3d()).div(e.semiAxesUm());
            inside += q.length() <= 1 ? 1 : 0;
        }
        // Standard deviation of the fraction: sqrt(0.95 · 0.05 / n) = 0.0005.
        assertThat((double) inside / n).isCloseTo(0.95, within(0.0025));
    }
}
