// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;
import static org.sextant.render.TestScene.pixels;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Size3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** What holds for every picture, whatever it shows. */
class FrameTest {
    private static final Vector3d ORIGIN = new Vector3d();
    private static final Rgba PAPER = Rgba.parse("#203040");

    @ParameterizedTest
    @EnumSource(OverlapRule.class)
    void jumpingOverEmptyBricksChangesNoPixel(OverlapRule rule) {
        TestScene s = sparse();
        for (boolean perspective : new boolean[] {true, false}) {
            View v = TestScene.view(slanted(perspective), rule);
            FrameSpec spec = FrameSpec.of(70, 50);
            Frame with = s.render(v, spec);
            Frame without = s.render(v, spec.withSkipEmpty(false));
            assertThat(pixels(with)).isEqualTo(pixels(without)).contains(0);
            assertThat(Arrays.stream(pixels(with))).anyMatch(p -> p >>> 24 > 100);
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreadsAndAgain() {
        TestScene s = sparse();
        View v = TestScene.view(slanted(true));
        FrameSpec spec = FrameSpec.smooth(75, 41).withJitter(7);
        int[] one = pixels(s.render(v, spec, 1));
        assertThat(pixels(s.render(v, spec, 3))).isEqualTo(one);
        assertThat(pixels(s.render(v, spec.withJitter(8), 3))).isNotEqualTo(one);
    }

    @Test
    void emptyWorldIsBackgroundAndFurniture() {
        TestScene s = new TestScene();
        View bare = onPaper(slanted(true), Furniture.NONE);
        assertThat(pixels(s.render(bare, FrameSpec.of(90, 70)))).containsOnly(0xff203040);
        View furnished = onPaper(slanted(true), Furniture.ALL);
        int[] drawn = pixels(s.render(furnished, FrameSpec.of(90, 70)));
        assertThat(drawn).contains(0xff203040);
        assertThat(Arrays.stream(drawn)).anyMatch(p -> p != 0xff203040);
    }

    @Test
    void anyShapeOfPicture() {
        TestScene s = new TestScene().cube("a", 6, 1, TestScene.uniform(RED, 0.9), ORIGIN);
        View v = onPaper(TestScene.frontal(ORIGIN, 8), Furniture.ALL);
        assertThat(s.render(v, FrameSpec.of(1, 1)).picture().argb(0, 0)).isEqualTo(0xffff0000);
        Frame wide = s.render(v, FrameSpec.of(3001, 3));
        assertThat(wide.picture().argb(1500, 1)).isEqualTo(0xffff0000);
        assertThat(wide.picture().argb(10, 1)).isEqualTo(0xff203040);
        Frame tall = s.render(v, FrameSpec.of(2, 2500));
        assertThat(tall.picture().argb(1, 1250)).isEqualTo(0xffff0000);
        assertThat(tall.picture().argb(1, 5)).isEqualTo(0xff203040);
        assertThatThrownBy(() -> FrameSpec.of(0, 5))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("0×5");
        assertThatThrownBy(() -> FrameSpec.of(5, 40000)).isInstanceOf(SextantException.class);
    }

    @Test
    void cancelledWorkStops() {
        TestScene s = sparse();
        AtomicInteger tiles = new AtomicInteger();
        WorkContext[] mine = new WorkContext[1];
        try (JavaRenderer r = new JavaRenderer(s);
                WorkContext work = new WorkContext(2, (what, done, total) -> {
                    if (what.equals("rendering") && tiles.incrementAndGet() == 3) {
                        mine[0].cancel();
                    }
                })) {
            mine[0] = work;
            assertThatThrownBy(() -> r.render(s.world, TestScene.view(slanted(true)), FrameSpec.of(640, 640), work))
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(tiles.get()).isBetween(3, 20);
    }

    @Test
    void whatIsNotDrawnIsNamedWithTheReason() {
        TestScene s = new TestScene()
                .cube("seen", 4, 1, TestScene.uniform(RED, 1), ORIGIN)
                .cube("off", 4, 1, TestScene.uniform(RED, 1), ORIGIN)
                .cube("beside", 4, 1, TestScene.uniform(RED, 1), new Vector3d(100, 0, 0))
                .cube("behind", 4, 1, TestScene.uniform(RED, 1), new Vector3d(0, -500, 0))
                .cube("broken", 4, 1, TestScene.uniform(RED, 1), ORIGIN);
        s.withLayer("off", Layer.of(TestScene.uniform(RED, 1)).withVisible(false));
        Volume bad = s.volume("broken", new Size3(4, 4, 4), ValueType.U8, new Vector3d(1), (x, y, z) -> {
            throw new DataException("scan.tif", "block 0", "is torn", "Copy it again");
        });
        s.add("broken", bad, TestScene.uniform(RED, 1), new Quaterniond(), ORIGIN);
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10)), FrameSpec.of(20, 20));
        assertThat(f.drawn()).extracting(d -> d.id().name()).containsExactly("seen");
        assertThat(f.skipped())
                .extracting(k -> k.id().name(), SkippedVolume::reason)
                .containsExactlyInAnyOrder(
                        tuple("off", SkippedVolume.Reason.HIDDEN),
                        tuple("beside", SkippedVolume.Reason.OUT_OF_VIEW),
                        tuple("behind", SkippedVolume.Reason.OUT_OF_VIEW),
                        tuple("broken", SkippedVolume.Reason.UNREADABLE));
        assertThat(f.skipped()).anyMatch(k -> k.message().contains("scan.tif: block 0: is torn"));
        assertThat(f.picture().argb(10, 10)).isEqualTo(0xffff0000);
    }

    @Test
    void linesBeforeAVolumeAreSeenAndBehindItAreNot() {
        TestScene s = new TestScene().cube("a", 20, 1, TestScene.uniform(RED, 1), ORIGIN);
        s.world = s.world
                .with(new FovBox("near", TestScene.box(new Vector3d(-4, -14, -4), new Vector3d(4, -13, 4)), GREEN))
                .with(new FovBox("far", TestScene.box(new Vector3d(-7, 13, -7), new Vector3d(7, 14, 7)), GREEN))
                .with(new FovBox("beside", TestScene.box(new Vector3d(-13, 0, -2), new Vector3d(-12, 1, 2)), GREEN));
        View v = onPaper(TestScene.frontal(ORIGIN, 40), Furniture.NONE.withBoxes(true));
        Frame f = s.render(v, FrameSpec.of(720, 720));
        // lines are 1.5 px wide and lie between two pixels: each covers three quarters of both, twice
        assertThat(channel(f, 360 - 72, 360, 1)).isEqualTo(239);
        assertThat(f.picture().argb(360 - 126, 360)).isEqualTo(0xffff0000);
        assertThat(channel(f, 360 - 216, 360, 1)).isEqualTo(242); // paper adds a little
    }

    @Test
    void outlineOfAVolumeLiesOnItsFace() {
        TestScene s = new TestScene().cube("a", 20, 1, TestScene.uniform(RED, 1), ORIGIN);
        s.withLayer("a", Layer.of(halfGreen()).withShaded(false));
        View v = onPaper(TestScene.frontal(ORIGIN, 40), Furniture.NONE.withBoxes(true));
        Frame f = s.render(v, FrameSpec.of(720, 720));
        // the edge at x = −10 µm is 1.5 px wide: half of its pixels have the volume behind them
        int edge = 360 - 180;
        int green = 0;
        for (int x = edge - 3; x < edge + 3; x++) {
            green += f.picture().argb(x, 360) >> 8 & 255;
        }
        // three quarters of a line of opacity 0.9: outside the front and the rear edge are seen, inside only the front
        // one
        double line = 0.75 * 0.9;
        double both = 1 - (1 - line) * (1 - line);
        double paper = 0x30 / 255.0;
        assertThat(green / 255.0).isCloseTo(2 * paper + both + (1 - both) * paper + line, within(0.02));
    }

    /** Red where the data are (100), green at the top of the range, which names the outline's colour. */
    private static TransferFunction halfGreen() {
        return new TransferFunction(
                java.util.List.of(new TransferFunction.Point(100, RED), new TransferFunction.Point(101, GREEN)));
    }

    @Test
    void landmarksAreCrossesAtTheirPlace() {
        TestScene s = new TestScene();
        s.world = s.world
                .with(new Landmark("p", Locus.exact(FrameId.WORLD, new Vector3d(5, 0, 3)), 1, true))
                .with(new Landmark("off", Locus.exact(FrameId.WORLD, new Vector3d(-5, 0, 3)), 1, false));
        Frame f = s.render(
                onPaper(TestScene.frontal(ORIGIN, 20), Furniture.NONE.withLandmarks(true)), FrameSpec.of(200, 200));
        assertThat(f.picture().argb(150, 70)).isNotEqualTo(0xff203040);
        assertThat(f.picture().argb(50, 70)).isEqualTo(0xff203040);
    }

    @Test
    void moreRaysPerPixelSmoothTheEdge() {
        TestScene s = new TestScene().cube("a", 10, 1, TestScene.uniform(RED, 0.9999), ORIGIN);
        View v = TestScene.view(TestScene.frontal(new Vector3d(0.25, 0, 0), 20));
        Frame f = s.render(v, FrameSpec.smooth(20, 20));
        // the left face at x = −5 µm lies a quarter of a pixel into column 4
        assertThat(alpha(f, 4, 10)).isEqualTo(128);
        assertThat(alpha(f, 5, 10)).isEqualTo(255);
        assertThat(alpha(f, 3, 10)).isZero();
    }

    /** Two turned volumes of scattered values, one with holes (NaN). */
    private static TestScene sparse() {
        TestScene s = new TestScene();
        Random random = new Random(42);
        boolean[] spots = new boolean[40 * 40 * 40];
        for (int i = 0; i < 30; i++) {
            spots[random.nextInt(spots.length)] = true;
        }
        Voxels dots = (x, y, z) -> spots[(int) (x + 40 * (y + 40 * z))] ? 250 : (x + y + z) % 5;
        Voxels holes = (x, y, z) -> x < 20 && y < 33 ? Double.NaN : z > 25 && y > 20 ? 1 : 0.01 * x;
        Volume a = s.volume("a", new Size3(40, 40, 40), ValueType.U8, new Vector3d(1), dots);
        Volume b = s.volume("b", new Size3(37, 45, 31), ValueType.F32, new Vector3d(0.5, 0.4, 0.6), holes);
        s.add(
                "a",
                a,
                TransferFunction.ramp(20, 200, RED),
                new Quaterniond().rotateXYZ(0.3, 0.2, 0.5),
                new Vector3d(-15));
        s.add("b", b, TransferFunction.ramp(0.5, 0.9, GREEN), new Quaterniond().rotateY(0.8), new Vector3d(-5, 0, 3));
        return s;
    }

    private static Camera slanted(boolean perspective) {
        Projection p = perspective ? new Projection.Perspective(Math.toRadians(35)) : new Projection.Orthographic(60);
        return new Camera(new Vector3d(-50, -70, 60), new Vector3d(2, 3, 1), new Vector3d(0, 0, 1), p);
    }

    private static View onPaper(Camera camera, Furniture furniture) {
        return new View("test", camera, Look.of(1, PAPER), furniture, Content.ALL);
    }

    @Test
    void sixteenBitsHoldShadesThatEightDoNot() {
        // 100 voxels of faint red over each other: alpha rises by less than a step of 8 bits from one column to the
        // next
        TestScene s = new TestScene().cube("a", 20, 1, TestScene.uniform(TestScene.RED, 0.02), new Vector3d());
        Camera slanted = new Camera(
                new Vector3d(-300, -300, 5), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Orthographic(0.5));
        FrameSpec spec = FrameSpec.of(400, 8);
        Frame fine = s.render(TestScene.view(slanted), spec.withBits(16));
        Frame coarse = s.render(TestScene.view(slanted), spec);
        Set<Long> shades = new HashSet<>();
        for (int x = 0; x < 400; x++) {
            shades.add(fine.picture().argb64(x, 4) >>> 48);
            assertThat(Math.abs(TestScene.alpha(fine, x, 4) - TestScene.alpha(coarse, x, 4)))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(fine.picture().bits()).isEqualTo(16);
        assertThat(shades).hasSizeGreaterThan(150);
        assertThat(shades.stream().map(a -> a >> 8).distinct().count()).isLessThan(shades.size() / 2);
    }
}
