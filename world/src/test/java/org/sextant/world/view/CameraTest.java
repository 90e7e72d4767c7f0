// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;

class CameraTest {
    private static Vector3d random(Random r) {
        return new Vector3d(r.nextGaussian(), r.nextGaussian(), r.nextGaussian());
    }

    @Test
    void looksAlongForwardWithRightAndUpAcross() {
        Camera c = new Camera(
                new Vector3d(0, -10, 0), new Vector3d(), new Vector3d(0, 0.5, 2), new Projection.Perspective(1));
        Matrix3d a = c.axes();
        assertThat(a.getColumn(0, new Vector3d()).distance(1, 0, 0)).isLessThan(1e-15);
        assertThat(a.getColumn(1, new Vector3d()).distance(0, 0, 1)).isLessThan(1e-15);
        assertThat(a.getColumn(2, new Vector3d()).distance(0, 1, 0)).isLessThan(1e-15);
        assertThat(c.heightAtTargetUm()).isCloseTo(20 * Math.tan(0.5), within(1e-12));
    }

    @Test
    void axesAreOrthonormalForAnyCamera() {
        Random r = new Random(7);
        for (int i = 0; i < 100; i++) {
            Camera c = new Camera(random(r), random(r), random(r), new Projection.Orthographic(3));
            Matrix3d a = c.axes();
            assertThat(new Matrix3d(a).transpose().mul(a).equals(new Matrix3d(), 1e-12))
                    .isTrue();
            assertThat(a.determinant()).isCloseTo(-1, within(1e-12));
            assertThat(c.heightAtTargetUm()).isEqualTo(3);
        }
    }

    @Test
    void impossibleCamerasAreRefused() {
        Projection p = new Projection.Perspective(1);
        Vector3d z = new Vector3d(0, 0, 1);
        assertThatThrownBy(() -> new Camera(z, z, z, p)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Camera(z, new Vector3d(), z, p)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Camera(z, new Vector3d(Double.NaN), z, p)).isInstanceOf(SextantException.class);
        for (double bad : new double[] {0, -1, Math.PI, Double.NaN}) {
            assertThatThrownBy(() -> new Projection.Perspective(bad)).isInstanceOf(SextantException.class);
        }
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new Projection.Orthographic(bad)).isInstanceOf(SextantException.class);
            assertThatThrownBy(() -> view(bad))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("unit length");
        }
    }

    private static View view(double unitLengthUm) {
        Camera c =
                new Camera(new Vector3d(0, 0, 1), new Vector3d(), new Vector3d(0, 1, 0), new Projection.Perspective(1));
        return new View("v", c, Look.of(unitLengthUm, Rgba.BLACK), Furniture.ALL, Content.ALL);
    }
}
