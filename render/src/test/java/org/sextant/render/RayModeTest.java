// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.BLUE;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;
import static org.sextant.render.TestScene.pixels;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Projection;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;
import org.sextant.world.view.View;

/** Projections and surfaces against values that are known along each ray. */
class RayModeTest {
    private static final Vector3d ORIGIN = new Vector3d();
    /** Red grows with the value, 0 … 100; opaque by 0.6. */
    private static final TransferFunction SCALE =
            new TransferFunction(List.of(new Point(0, new Rgba(0, 0, 1, 0.6)), new Point(100, new Rgba(1, 0, 1, 0.6))));

    /** 20³ voxels of 1 µm; the value along y: 40 at the ends, 90 at voxel 12 and 10 at voxel 5. */
    private static final Voxels PEAKS = (x, y, z) -> y == 12 ? 90 : y == 5 ? 10 : 40;

    @Test
    void maximumIsTheLargestValueAtItsPlace() {
        Frame f = frontal(PEAKS, RayMode.Whole.MAXIMUM);
        assertThat(alpha(f, 10, 10)).isEqualTo(153);
        assertThat((double) channel(f, 10, 10, 2)).isCloseTo(0.9 * 255, within(1.01));
        // the eye is 200 µm before the middle; voxel 12 lies 2.5 µm behind it
        assertThat(f.depth().um(10, 10)).isCloseTo(202.5f, within(0.26f));
    }

    @Test
    void minimumIsTheSmallestValueAtItsPlace() {
        Frame f = frontal(PEAKS, RayMode.Whole.MINIMUM);
        assertThat((double) channel(f, 10, 10, 2)).isCloseTo(0.1 * 255, within(1.01));
        assertThat(f.depth().um(10, 10)).isCloseTo(195.5f, within(0.26f));
    }

    @Test
    void meanIsThatOverTheStretchThatIsSeen() {
        Frame f = frontal(PEAKS, RayMode.Whole.MEAN);
        assertThat((double) channel(f, 10, 10, 2)).isCloseTo((40 + 50 / 20.0 - 30 / 20.0) / 100 * 255, within(1.5));
        Clip behind = new Clip.Plane(FrameId.WORLD, new Vector3d(0, 1, 0), new Vector3d(0, 1, 0), java.util.Set.of());
        TestScene s = scene(PEAKS, RayMode.Whole.MEAN);
        Frame cut = s.render(view().withContent(Content.ALL.withClips(List.of(behind))), FrameSpec.of(20, 20));
        assertThat((double) channel(cut, 10, 10, 2)).isCloseTo((40 + 50 / 9.0) / 100 * 255, within(1.5));
        assertThat(cut.depth().um(10, 10)).isCloseTo(205.5f, within(0.01f));
    }

    @Test
    void negativeScaleTurnsLargestAndSmallest() {
        TransferFunction inverse = new TransferFunction(
                List.of(new Point(-100, new Rgba(0, 0, 1, 0.6)), new Point(0, new Rgba(1, 0, 1, 0.6))));
        TestScene s = new TestScene();
        Volume v = org.sextant.volume.data.BlockVolume.builder(
                        "a", "memory", ValueType.U8, new org.sextant.volume.data.BlockCache(1 << 20))
                .level(
                        new org.sextant.volume.data.BlockLayout(new Size3(20, 20, 20), 20, 20, 20),
                        r -> TestScene.array(PEAKS, r, ValueType.U8))
                .grid(s.volume("a", new Size3(20, 20, 20), ValueType.U8, new Vector3d(1), PEAKS)
                        .grid())
                .scale(new org.sextant.volume.value.ValueScale(-1, 0, ""))
                .build();
        s.add("a", v, inverse, new Quaterniond(), new Vector3d(-9.5));
        s.withLayer("a", Layer.of(inverse).withMode(RayMode.Whole.MAXIMUM));
        Frame f = s.render(view(), FrameSpec.of(20, 20));
        assertThat((double) channel(f, 10, 10, 2)).isCloseTo(0.9 * 255, within(1.5)); // −10 is the largest
    }

    @Test
    void missingValuesDoNotCount() {
        Voxels holes = (x, y, z) -> y > 3 && y < 8 ? Double.NaN : 50;
        for (RayMode mode : RayMode.Whole.values()) {
            TestScene s = scene(holes, mode, ValueType.F32);
            Frame f = s.render(view(), FrameSpec.of(20, 20));
            assertThat((double) channel(f, 10, 10, 2)).isCloseTo(127.5, within(1.5));
        }
        TestScene s = scene((x, y, z) -> Double.NaN, RayMode.Whole.MAXIMUM, ValueType.F32);
        assertThat(alpha(s.render(view(), FrameSpec.of(20, 20)), 10, 10)).isZero();
    }

    @Test
    void projectionLiesWhereItsValueWasFoundAmongOthers() {
        TestScene s = scene(PEAKS, RayMode.Whole.MAXIMUM);
        s.cube("before", 2, 1, TestScene.uniform(GREEN, 1), new Vector3d(0, 0, 0));
        s.withLayer("a", Layer.of(TestScene.uniform(BLUE, 1)).withMode(RayMode.Whole.MAXIMUM));
        View add = TestScene.view(view().camera(), org.sextant.world.view.OverlapRule.ADD);
        assertThat(s.render(add, FrameSpec.of(20, 20)).picture().argb(10, 10)).isEqualTo(0xff00ff00);
        s.withLayer("a", Layer.of(TestScene.uniform(BLUE, 1)).withMode(RayMode.Whole.MINIMUM));
        assertThat(s.render(add, FrameSpec.of(20, 20)).picture().argb(10, 10)).isEqualTo(0xff0000ff);
    }

    @ParameterizedTest
    @EnumSource(RayMode.Whole.class)
    void jumpingOverBricksChangesNoPixel(RayMode.Whole mode) {
        same(mode);
    }

    @Test
    void jumpingOverBricksChangesNoPixelOfSurfaces() {
        same(new RayMode.Surfaces(List.of(30.0, 55.5, 90.0)));
    }

    private static void same(RayMode mode) {
        Random random = new Random(5);
        double[] v = random.doubles(40 * 33 * 29, 0, 100).map(d -> d * d / 100).toArray();
        Voxels noise = (x, y, z) -> y > 20 && x < 18 ? 20 : v[(int) (x + 40 * (y + 33 * z))];
        TestScene s = new TestScene();
        s.add(
                "a",
                s.volume("a", new Size3(40, 33, 29), ValueType.U16, new Vector3d(1, 0.8, 1.3), noise),
                SCALE,
                new Quaterniond().rotateXYZ(0.3, 0.2, 0.5),
                new Vector3d(-15));
        s.withLayer("a", Layer.of(SCALE).withMode(mode));
        Camera c =
                new Camera(new Vector3d(-50, -70, 60), ORIGIN, new Vector3d(0, 0, 1), new Projection.Perspective(0.6));
        FrameSpec spec = FrameSpec.of(64, 48);
        int[] with = pixels(s.render(TestScene.view(c), spec));
        assertThat(with).isEqualTo(pixels(s.render(TestScene.view(c), spec.withSkipEmpty(false))));
        assertThat(Arrays.stream(with)).anyMatch(p -> p >>> 24 > 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 5})
    void planeOfEqualValueIsFoundExactly(double samplesPerVoxel) {
        // linear along a slanted direction: interpolation is exact, so the depth is but for the digits of a float
        Voxels ramp = (x, y, z) -> 3 * y + x + 0.5 * z;
        TestScene s = scene(ramp, new RayMode.Surfaces(List.of(31.7)), ValueType.F32);
        Frame f = s.render(view(), FrameSpec.of(20, 20).withSamplesPerVoxel(samplesPerVoxel));
        for (int p = 3; p < 17; p += 4) {
            double x = p; // pixel p looks at x = p − 9.5 µm, voxel p
            double z = 19 - 7;
            double y = (31.7 - x - 0.5 * z) / 3;
            assertThat(f.depth().um(p, 7)).isCloseTo((float) (200 + y - 9.5), within(1e-3f));
            assertThat(alpha(f, p, 7)).isEqualTo(153);
        }
    }

    @Test
    void ballIsAsRoundAsItIs() {
        double radius = 7.3;
        Voxels ball = (x, y, z) -> radius - Math.sqrt(sq(x - 9.5) + sq(y - 9.5) + sq(z - 9.5));
        TestScene s = scene(ball, new RayMode.Surfaces(List.of(0.0)), ValueType.F32);
        Frame f = s.render(view(), FrameSpec.of(101, 101));
        double worst = 0;
        for (int py = 0; py < 101; py++) {
            for (int px = 0; px < 101; px++) {
                double x = (px + 0.5) / 101 * 20 - 10;
                double z = (py + 0.5) / 101 * 20 - 10;
                double r2 = x * x + z * z;
                if (r2 < sq(radius - 0.6)) {
                    double y = 200 - Math.sqrt(radius * radius - r2);
                    // an error across the surface is seen enlarged along a slanted ray
                    double cosine = Math.sqrt(1 - r2 / (radius * radius));
                    worst = Math.max(worst, Math.abs(f.depth().um(px, py) - y) * cosine);
                } else if (r2 > sq(radius + 0.1)) {
                    assertThat(alpha(f, px, py)).isZero();
                }
            }
        }
        // linear interpolation of a distance is off by up to h²/8 · 2/r
        assertThat(worst).isLessThan(1 / 8.0 * 2 / radius + 0.002);
    }

    @Test
    void surfacesAreMixedInTheOrderOfTheRay() {
        Voxels ramp = (x, y, z) -> 5 * y;
        TransferFunction two =
                new TransferFunction(List.of(new Point(20, RED.withAlpha(0.5)), new Point(21, GREEN.withAlpha(0.5))));
        TestScene s = scene(ramp, new RayMode.Surfaces(List.of(20.0, 22.5, 71.0)), ValueType.F32);
        s.withLayer(
                "a",
                Layer.of(two)
                        .withMode(new RayMode.Surfaces(List.of(20.0, 22.5, 71.0)))
                        .withShaded(false));
        Frame f = s.render(view(), FrameSpec.of(20, 20).withSamplesPerVoxel(0.5));
        assertThat(alpha(f, 10, 10)).isEqualTo((int) Math.round(0.875 * 255));
        assertThat((double) channel(f, 10, 10, 2)).isCloseTo(0.5 / 0.875 * 255, within(1.01));
        Camera behind =
                new Camera(new Vector3d(0, 200, 0), ORIGIN, new Vector3d(0, 0, 1), new Projection.Orthographic(20));
        Frame g = s.render(TestScene.view(behind), FrameSpec.of(20, 20).withSamplesPerVoxel(0.5));
        assertThat((double) channel(g, 10, 10, 2)).isCloseTo(0.125 / 0.875 * 255, within(1.01));
    }

    @Test
    void surfaceIsOrderedByItsDepthAmongOtherVolumes() {
        // both within one long step: the surface at y = 0.2, a thin sheet right before or behind it
        TestScene s = scene((x, y, z) -> y, new RayMode.Surfaces(List.of(9.7)), ValueType.F32);
        s.withLayer(
                "a",
                Layer.of(TestScene.uniform(RED, 1))
                        .withMode(new RayMode.Surfaces(List.of(9.7)))
                        .withShaded(false));
        for (double y : new double[] {0.0, 0.4}) {
            TestScene t = s;
            t.cube("sheet", 2, 0.05, TestScene.uniform(GREEN, 1), new Vector3d(0, y, 0));
            View add = TestScene.view(view().camera(), org.sextant.world.view.OverlapRule.ADD);
            Frame f = t.render(add, FrameSpec.of(401, 401).withSamplesPerVoxel(0.25));
            assertThat(f.picture().argb(200, 200)).isEqualTo(y < 0.2 ? 0xff00ff00 : 0xffff0000);
        }
    }

    private static double sq(double v) {
        return v * v;
    }

    private static View view() {
        return TestScene.view(TestScene.frontal(ORIGIN, 20));
    }

    private static Frame frontal(Voxels voxels, RayMode mode) {
        return scene(voxels, mode).render(view(), FrameSpec.of(20, 20));
    }

    private static TestScene scene(Voxels voxels, RayMode mode) {
        return scene(voxels, mode, ValueType.U8);
    }

    /** 20³ voxels of 1 µm around the origin. */
    private static TestScene scene(Voxels voxels, RayMode mode, ValueType type) {
        TestScene s = new TestScene();
        s.add(
                "a",
                s.volume("a", new Size3(20, 20, 20), type, new Vector3d(1), voxels),
                SCALE,
                new Quaterniond(),
                new Vector3d(-9.5));
        return s.withLayer("a", Layer.of(SCALE).withMode(mode).withShaded(false));
    }
}
