// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.render.camera.Rays;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/** The part that is cut out is compared with points scattered over the volume. */
class VisiblePartTest {
    private static final Box3 BOUNDS = new Box3(new FrameId("i"), new Vector3d(-0.5), new Vector3d(9.5, 19.5, 14.5));

    @Test
    void holdsAllPointsThatProjectIntoThePicture() {
        Random random = new Random(11);
        int seen = 0;
        int missed = 0;
        for (int trial = 0; trial < 300; trial++) {
            Camera camera = new Camera(
                    point(random, 40),
                    point(random, 10),
                    new Vector3d(0.1, 0.2, 1),
                    trial % 2 == 0 ? new Projection.Perspective(0.4) : new Projection.Orthographic(9));
            Rays rays = new Rays(camera, 120, 80);
            Matrix4x3d indexToEye = new Matrix4x3d()
                    .translate(new Vector3d(camera.eyeUm()).negate())
                    .rotateXYZ(0.2 * trial, 0.3, 0.5)
                    .scale(1, 0.5, 2);
            Optional<VisiblePart> part = VisiblePart.of(rays, BOUNDS, indexToEye);
            double nearest = Double.POSITIVE_INFINITY;
            for (int n = 0; n < 2000; n++) {
                Vector3d i = new Vector3d(
                        random.nextDouble() * 10 - 0.5, random.nextDouble() * 20 - 0.5, random.nextDouble() * 15 - 0.5);
                Vector3d p = rays.toCamera(indexToEye.transformPosition(i, new Vector3d()));
                Vector3d pixel = rays.toPixel(p);
                if (p.z > 0 && pixel.x > 0 && pixel.x < 120 && pixel.y > 0 && pixel.y < 80) {
                    nearest = Math.min(nearest, p.z);
                    assertThat(part).isPresent();
                    assertThat(part.get().index().contains(i))
                            .as("%s in %s", i, part)
                            .isTrue();
                }
            }
            if (nearest < Double.POSITIVE_INFINITY) {
                seen++;
                assertThat(part.orElseThrow().nearestUm()).isLessThanOrEqualTo(nearest);
            } else if (part.isEmpty()) {
                missed++;
            }
        }
        assertThat(seen).isGreaterThan(100);
        assertThat(missed).isGreaterThan(20);
    }

    @Test
    void isTightWhereTheViewIsNarrow() {
        Camera camera = new Camera(
                new Vector3d(4.5, -50, 7),
                new Vector3d(4.5, 0, 7),
                new Vector3d(0, 0, 1),
                new Projection.Orthographic(2));
        Matrix4x3d indexToEye = new Matrix4x3d().translate(new Vector3d(camera.eyeUm()).negate());
        VisiblePart part =
                VisiblePart.of(new Rays(camera, 30, 10), BOUNDS, indexToEye).orElseThrow();
        assertThat(part.index().minUm().distance(new Vector3d(1.5, -0.5, 6))).isCloseTo(0, within(1e-9));
        assertThat(part.index().maxUm().distance(new Vector3d(7.5, 19.5, 8))).isCloseTo(0, within(1e-9));
        assertThat(part.nearestUm()).isCloseTo(49.5, within(1e-9));
    }

    private static Vector3d point(Random random, double scale) {
        return new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).mul(scale);
    }
}
