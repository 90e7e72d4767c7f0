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

class TravelTest {
    /** Coordinates of some thousand µm have 2e-13 µm; the smallest picture is 1e-4 µm high. */
    private static final double SAME = 1e-7;

    private static PicturePoint anywhere(Random r) {
        return new PicturePoint(r.nextDouble() - 0.5, r.nextDouble() - 0.5);
    }

    private static double apart(PicturePoint a, PicturePoint b) {
        return Math.hypot(a.right() - b.right(), a.up() - b.up());
    }

    @Test
    void pixelsAndWorldPointsBelongTogether() {
        Random r = new Random(CameraSamples.SEED);
        for (Camera c : CameraSamples.random(100)) {
            PicturePoint p = anywhere(r);
            double depth = c.eyeUm().distance(c.targetUm()) * (0.1 + 2 * r.nextDouble());
            assertThat(apart(PicturePoint.of(c, p.at(c, depth)), p)).isLessThan(SAME);
            assertThat(PicturePoint.MIDDLE.atTarget(c).distance(c.targetUm())).isLessThan(1e-11);
        }
        assertThat(PicturePoint.ofPixel(0, 0, 400, 200)).isEqualTo(new PicturePoint(-1, 0.5));
        assertThat(PicturePoint.ofPixel(200, 100, 400, 200)).isEqualTo(PicturePoint.MIDDLE);
    }

    @Test
    void whatIsUnderTheCursorStaysThereWhenZooming() {
        Random r = new Random(CameraSamples.SEED);
        for (Camera c : CameraSamples.random(200)) {
            PicturePoint cursor = anywhere(r);
            double depth = c.eyeUm().distance(c.targetUm()) * (0.2 + r.nextDouble());
            double factor = Math.exp(r.nextGaussian());
            Vector3d held = cursor.at(c, depth);
            Camera z = Travel.zoom(c, held, factor);
            assertThat(apart(PicturePoint.of(z, held), cursor)).isLessThan(SAME * Math.max(1, factor));
            Vector3d beside = new PicturePoint(cursor.right() + 0.1, cursor.up()).at(c, depth);
            assertThat(PicturePoint.of(z, beside).right() - cursor.right())
                    .isCloseTo(0.1 * factor, within(SAME * Math.max(1, factor) * 10));
            assertThat(z.heightAtTargetUm())
                    .isCloseTo(c.heightAtTargetUm() / factor, within(1e-7 * z.heightAtTargetUm()));
        }
    }

    @Test
    void anOrthographicEyeKeepsItsDepth() {
        Camera c = new Camera(
                new Vector3d(0, -10, 0), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Orthographic(4));
        Camera z = Travel.zoom(c, new Vector3d(1, 3, 1), 1000);
        assertThat(z.eyeUm().y()).isEqualTo(-10);
        assertThat(z.targetUm().distance(0.999, 0, 0.999)).isLessThan(1e-15);
        assertThatThrownBy(() -> Travel.zoom(c, new Vector3d(), 0)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> Travel.zoom(c, new Vector3d(), Double.NaN)).isInstanceOf(SextantException.class);
    }

    @Test
    void whatIsHeldFollowsTheCursorWhenPanning() {
        Random r = new Random(CameraSamples.SEED);
        for (Camera c : CameraSamples.random(200)) {
            Vector3d held = anywhere(r).at(c, c.eyeUm().distance(c.targetUm()) * (0.2 + r.nextDouble()));
            PicturePoint to = anywhere(r);
            Camera moved = Travel.pan(c, held, to);
            assertThat(apart(PicturePoint.of(moved, held), to)).isLessThan(SAME);
            assertThat(moved.forward().distance(c.forward())).isLessThan(SAME);
        }
        Camera c = new Camera(
                new Vector3d(0, -10, 0), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Perspective(0.4));
        assertThatThrownBy(() -> Travel.pan(c, new Vector3d(0, -11, 0), PicturePoint.MIDDLE))
                .hasMessageContaining("behind");
    }
}
