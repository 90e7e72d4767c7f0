// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.pixels;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.view.View;

/** The mean of many passes is the picture that infinitely many rays would make. */
class PassTest {
    private static final int PASSES = 64;

    @Test
    void edgeCoversAsMuchOfItsPixelAsItDoes() {
        TestScene s = new TestScene().cube("a", 10, 1, TestScene.uniform(RED, 1), new Vector3d());
        // the left face at x = −5 µm lies at 4.7 pixels: 30 % of column 4 are covered
        View v = TestScene.view(TestScene.frontal(new Vector3d(0.3, 0, 0), 20));
        Frame f = s.render(v, FrameSpec.of(20, 20).withPasses(PASSES));
        // points of a sequence of low discrepancy: off by a few of their number
        assertThat(alpha(f, 4, 10) / 255.0).isCloseTo(0.3, within(3.0 / PASSES));
        assertThat(alpha(f, 5, 10)).isEqualTo(255);
        assertThat(alpha(f, 3, 10)).isZero();
    }

    @Test
    void framesAreToldAboutAsTheyGetBetterAndStayAsTheyAre() {
        TestScene s = new TestScene().cube("a", 10, 1, TestScene.uniform(RED, 0.3), new Vector3d());
        View v = TestScene.view(TestScene.frontal(new Vector3d(0.3, 0, 0.2), 20));
        FrameSpec spec = FrameSpec.of(20, 20).withPasses(5);
        List<Frame> frames = new ArrayList<>();
        List<int[]> seen = new ArrayList<>();
        try (JavaRenderer r = new JavaRenderer(s, 64 << 20);
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            Frame last = r.render(s.world, v, spec, work, f -> {
                frames.add(f);
                seen.add(pixels(f));
            });
            assertThat(frames).hasSize(5);
            assertThat(last).isSameAs(frames.get(4));
            for (int i = 0; i < 5; i++) {
                assertThat(pixels(frames.get(i))).isEqualTo(seen.get(i));
                assertThat(seen.get(i)).isEqualTo(pixels(s.render(v, spec.withPasses(i + 1))));
            }
        }
        assertThat(seen.get(0))
                .isEqualTo(pixels(s.render(v, FrameSpec.of(20, 20))))
                .isNotEqualTo(seen.get(4));
    }
}
