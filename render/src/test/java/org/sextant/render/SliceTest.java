// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;

import java.util.List;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Content;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/** Planes in space show the values that lie on them, at their depth. */
class SliceTest {
    private static final Vector3d ORIGIN = new Vector3d();
    private static final Voxels VALUES = (x, y, z) -> (7 * x + 13 * y + 29 * z) % 251;

    @Test
    void voxelsOnThePlaneAreShownExactly() {
        TestScene s = scene();
        // through the centres of voxels y = 6; pixel p sees voxel x = p, z = 11 − p
        Frame f = s.render(view(plane("a", new Vector3d(0, 0.5, 0), new Vector3d(0, -1, 0), 1)), FrameSpec.of(12, 12));
        for (int py = 0; py < 12; py++) {
            for (int px = 0; px < 12; px++) {
                double value = VALUES.at(px, 6, 11 - py);
                assertThat(channel(f, px, py, 1)).isEqualTo((int) Math.round(value / 250 * 255));
                assertThat(alpha(f, px, py)).isEqualTo(255);
                assertThat(f.depth().um(px, py)).isEqualTo(120.5f);
            }
        }
    }

    @Test
    void obliquePlaneInterpolatesLinearly() {
        TestScene s = new TestScene();
        s.add(
                "v",
                s.volume(
                        "v", new Size3(12, 12, 12), ValueType.F32, new Vector3d(1), (x, y, z) -> 3 * x + 5 * y + 2 * z),
                TestScene.uniform(RED, 0),
                new Quaterniond(),
                new Vector3d(-5.5));
        Vector3d normal = new Vector3d(0.5, -0.7, 0.3).normalize();
        Frame f = s.render(view(plane("a", new Vector3d(0.3, 0.2, 0.1), normal, 1)), FrameSpec.of(48, 48));
        for (int[] p : new int[][] {{20, 20}, {24, 30}, {30, 17}}) {
            double x = (p[0] + 0.5) / 4 - 6;
            double z = 6 - (p[1] + 0.5) / 4;
            double y = 0.2 - (normal.x * (x - 0.3) + normal.z * (z - 0.1)) / normal.y;
            double value = 3 * (x + 5.5) + 5 * (y + 5.5) + 2 * (z + 5.5);
            assertThat((double) channel(f, p[0], p[1], 1)).isCloseTo(value / 250 * 255, within(0.51));
            assertThat(f.depth().um(p[0], p[1])).isCloseTo((float) (120 + y), within(1e-4f));
        }
    }

    @Test
    void severalAreMixedByDepthWithTheirVolumeAndOthers() {
        TestScene s = scene();
        s.cube("green", 2, 1, TestScene.uniform(GREEN, 1), new Vector3d(0, 2, 0));
        SlicePlane front = plane("front", new Vector3d(0, -2, 0), new Vector3d(0, 1, 0), 0.5);
        SlicePlane back = plane("back", new Vector3d(0, 4, 0), new Vector3d(0, 1, 0), 1);
        Frame f = s.render(view(back, front), FrameSpec.of(48, 48));
        assertThat(alpha(f, 24, 24)).isEqualTo(255);
        double grey =
                scene().render(view(front), FrameSpec.of(48, 48)).picture().argb(24, 24) & 255;
        assertThat((double) channel(f, 24, 24, 0)).isCloseTo(grey / 2, within(1.01)); // half of it over green
        assertThat(channel(f, 24, 24, 1)).isGreaterThan(127);
        assertThat(f.depth().um(24, 24)).isEqualTo(118f);
    }

    @Test
    void sliceOfAVolumeThatIsSwitchedOffIsShownAlone() {
        TestScene s = scene();
        View v = view(plane("a", ORIGIN, new Vector3d(0, 1, 0), 1));
        View hidden = v.withContent(v.content().withHidden(Set.of("v")));
        Frame f = s.render(hidden, FrameSpec.of(12, 12));
        assertThat(alpha(f, 6, 6)).isEqualTo(255);
        assertThat(s.render(
                                TestScene.view(v.camera()).withContent(Content.ALL.withHidden(Set.of("v"))),
                                FrameSpec.of(4, 4))
                        .picture()
                        .argb(2, 2))
                .isZero();
    }

    /** 12³ voxels of 1 µm around the origin, invisible but for slices. */
    private static TestScene scene() {
        TestScene s = new TestScene();
        return s.add(
                "v",
                s.volume("v", new Size3(12, 12, 12), ValueType.U8, new Vector3d(1), VALUES),
                TestScene.uniform(RED, 0),
                new Quaterniond(),
                new Vector3d(-5.5));
    }

    private static SlicePlane plane(String name, Vector3dc point, Vector3dc normal, double opacity) {
        return new SlicePlane(
                name,
                "v",
                FrameId.WORLD,
                point,
                normal,
                new Vector3d(0, 0, 1),
                new ValueWindow(0, 250, ColourMap.GREY),
                opacity);
    }

    private static View view(SlicePlane... planes) {
        return TestScene.view(TestScene.frontal(ORIGIN, 12)).withContent(Content.ALL.withSlices(List.of(planes)));
    }
}
