// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.view.Camera;

class FramingTest {
    @Test
    void fitKeepsTheDirectionAndFillsThePictureToItsMargin() {
        Box3 box = new Box3(FrameId.WORLD, new Vector3d(10, 20, 30), new Vector3d(10.5, 21, 30.2));
        List<Vector3d> corners = box.corners();
        for (Camera c : CameraSamples.random(60)) {
            Camera fit = Framing.fit(c, corners, 1.6);
            assertThat(fit.forward().distance(c.forward())).isLessThan(1e-9);
            assertThat(fit.projection().getClass()).isEqualTo(c.projection().getClass());
            double most = 0;
            for (Vector3d p : corners) {
                PicturePoint at = PicturePoint.of(fit, p);
                most = Math.max(most, Math.max(Math.abs(at.right()) / 1.6, Math.abs(at.up())) * 2);
            }
            assertThat(most).isCloseTo(0.88, within(1e-6));
        }
    }
}
