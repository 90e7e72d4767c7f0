// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;

class CameraTest {
    private static Vector3d random(Random r) {
        return new Vector3d(r.nextGaussian(), r.nextGaussian(), r.nextGaussian());
    }

    /** Where a point falls in the picture: ±1 at its edges; z is the depth. */
    private static Vector3d project(Camera c, Vector3d p, double aspect) {
        Vector3d v = c.axes().transformTranspose(p.sub(c.eyeUm(), new Vector3d()));
        double halfHeight = c.projection() instanceof Projection.Perspective q
                ? v.z * Math.tan(q.fovYRad() / 2)
                : ((Projection.Orthographic) c.projection()).heightUm() / 2;
        return new Vector3d(v.x / (halfHeight * aspect), v.y / halfHeight, v.z);
    }

    @Test
    void framingShowsTheWholeBoxAndFillsThePicture() {
        Random r = new Random(6);
        for (int i = 0; i < 400; i++) {
            double size = Math.pow(10, r.nextDouble() * 8 - 4);
            Vector3d centre = random(r).mul(size * 5);
            Vector3d half = random(r).absolute().add(0.1, 0.1, 0.1).mul(size);
            Box3 box = new Box3(FrameId.WORLD, centre.sub(half, new Vector3d()), centre.add(half, new Vector3d()));
            double aspect = 0.3 + 2.5 * r.nextDouble();
            boolean perspective = i % 2 == 0;
            Camera c = Camera.framing(box, random(r), random(r), aspect, perspective);
            double fill = 0;
            for (Vector3d corner : box.corners()) {
                Vector3d p = project(c, corner, aspect);
                assertThat(p.z).as("depth, case %d", i).isPositive();
                assertThat(Math.max(Math.abs(p.x), Math.abs(p.y)))
                        .as("case %d", i)
                        .isLessThanOrEqualTo(1);
                fill = Math.max(fill, Math.max(Math.abs(p.x), Math.abs(p.y)));
            }
            assertThat(fill).as("case %d", i).isGreaterThan(perspective ? 0.6 : 0.9);
        }
    }

    @Test
    void framesABoxWithoutExtent() {
        Box3 point = new Box3(FrameId.WORLD, new Vector3d(5), new Vector3d(5));
        for (boolean perspective : new boolean[] {true, false}) {
            Camera c = Camera.framing(point, new Vector3d(0, 1, 0), new Vector3d(0, 0, 1), 1, perspective);
            assertThat(c.targetUm()).isEqualTo(new Vector3d(5));
            assertThat(c.eyeUm().distance(c.targetUm())).isPositive();
        }
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
        Box3 box = new Box3(FrameId.WORLD, new Vector3d(0), new Vector3d(1));
        assertThatThrownBy(() -> Camera.framing(box, z, z, 1, true))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("up");
        assertThatThrownBy(() -> Camera.framing(box, z, z, 1, false))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("up");
        for (double bad : new double[] {0, -1, Math.PI, Double.NaN}) {
            assertThatThrownBy(() -> new Projection.Perspective(bad)).isInstanceOf(SextantException.class);
        }
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new Projection.Orthographic(bad)).isInstanceOf(SextantException.class);
            assertThatThrownBy(() -> view(bad))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("'v'");
        }
    }

    private static View view(double unitLengthUm) {
        Camera c =
                new Camera(new Vector3d(0, 0, 1), new Vector3d(), new Vector3d(0, 1, 0), new Projection.Perspective(1));
        return new View("v", c, OverlapRule.FINEST, unitLengthUm, Rgba.BLACK, Furniture.ALL, Set.of());
    }
}
