// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

class OrbitTest {
    private static final Vector3d Z = new Vector3d(0, 0, 1);
    /** From the front: x to the right, z up. */
    private static final Camera FRONT =
            new Camera(new Vector3d(0, -10, 0), new Vector3d(), Z, new Projection.Perspective(0.5));

    @Test
    void theCentreStaysInThePictureAndInItsDistance() {
        Random r = new Random(CameraSamples.SEED);
        for (Camera c : CameraSamples.random(200)) {
            Vector3d centre = new PicturePoint(r.nextDouble() - 0.5, r.nextDouble() - 0.5)
                    .at(c, c.targetUm().distance(c.eyeUm()) * (0.2 + r.nextDouble()));
            Camera t = new Orbit(centre).trackball(c, r.nextGaussian(), r.nextGaussian());
            PicturePoint before = PicturePoint.of(c, centre);
            PicturePoint after = PicturePoint.of(t, centre);
            // coordinates of some thousand µm have 2e-13 µm; the smallest picture is 1e-4 µm high
            assertThat(Math.hypot(after.right() - before.right(), after.up() - before.up()))
                    .isLessThan(1e-7);
            assertThat(t.eyeUm().distance(centre)).isCloseTo(c.eyeUm().distance(centre), within(1e-10));
            assertThat(t.heightAtTargetUm()).isCloseTo(c.heightAtTargetUm(), within(1e-8 * c.heightAtTargetUm()));
        }
    }

    @Test
    void rightwardAndUpwardMoveTheCameraThere() {
        Orbit orbit = new Orbit(new Vector3d());
        double a = Math.toRadians(90);
        assertThat(orbit.trackball(FRONT, a, 0).eyeUm().distance(10, 0, 0)).isLessThan(1e-14);
        assertThat(orbit.trackball(FRONT, 0, a).eyeUm().distance(0, 0, 10)).isLessThan(1e-14);
        assertThat(orbit.turntable(FRONT, Z, a, 0).eyeUm().distance(10, 0, 0)).isLessThan(1e-14);
        double h = Math.sqrt(50);
        assertThat(orbit.turntable(FRONT, Z, 0, a / 2).eyeUm().distance(0, -h, h))
                .isLessThan(1e-14);
    }

    @Test
    void turntableStaysUprightAndStopsAtThePoles() {
        Orbit orbit = new Orbit(new Vector3d(1, 2, 3));
        Camera c = orbit.turntable(FRONT, Z, 0.3, 5);
        assertThat(c.forward().negate().angle(Z)).isCloseTo(Orbit.POLE_GAP_RAD, within(1e-9));
        Camera down = orbit.turntable(c, Z, 0, -9);
        assertThat(down.forward().negate().angle(Z)).isCloseTo(Math.PI - Orbit.POLE_GAP_RAD, within(1e-9));
        Random r = new Random(4);
        for (int i = 0; i < 100; i++) {
            c = orbit.turntable(c, Z, r.nextGaussian(), r.nextGaussian());
            assertThat(c.axes().getColumn(0, new Vector3d()).z).isCloseTo(0, within(1e-9));
            assertThat(c.axes().getColumn(1, new Vector3d()).z).isPositive();
        }
    }

    @Test
    void aFullTurnComesBack() {
        Camera c = FRONT;
        for (int i = 0; i < 36; i++) {
            c = new Orbit(new Vector3d(4, 0, 0)).turntable(c, Z, Math.toRadians(10), 0);
        }
        assertThat(c.eyeUm().distance(FRONT.eyeUm())).isLessThan(1e-12);
        assertThat(c.targetUm().distance(FRONT.targetUm())).isLessThan(1e-12);
    }

    @Test
    void seenStraightFromAboveTheTurntableStillTilts() {
        Camera above = new Camera(new Vector3d(0, 0, 10), new Vector3d(), new Vector3d(0, 1, 0), FRONT.projection());
        Camera c = new Orbit(new Vector3d()).turntable(above, Z, 0, -Math.PI / 2);
        assertThat(c.eyeUm().distance(0, -10, 0)).isLessThan(1e-12);
        assertThatThrownBy(() -> new Orbit(new Vector3d()).about(above, new Vector3d(), 1))
                .isInstanceOf(SextantException.class);
    }
}
