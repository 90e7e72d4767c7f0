// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;
import static org.sextant.render.TestScene.pixels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.colour.LabelColours;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/** Objects of label volumes: met at the faces of their voxels, in their own colours, never mixed from others. */
class LabelTest {
    private static final Vector3d ORIGIN = new Vector3d();

    @Test
    void objectsAreMetExactlyAtTheFacesOfTheirVoxels() {
        Random random = new Random(11);
        long[] voxels =
                random.longs(12 * 12 * 12, 0, 40).map(v -> v < 34 ? 0 : v).toArray();
        TestScene s = scene(ValueType.U16, 12, (x, y, z) -> voxels[(int) (x + 12 * (y + 12 * z))], LabelStyle.of(1));
        Camera c =
                new Camera(new Vector3d(-20, -31, 17), ORIGIN, new Vector3d(0, 0, 1), new Projection.Perspective(0.6));
        Frame f = s.render(TestScene.view(c), FrameSpec.of(48, 48));
        int met = 0;
        for (int py = 0; py < 48; py++) {
            for (int px = 0; px < 48; px++) {
                double expected = firstMet(voxels, c, px, py);
                assertThat((double) f.depth().um(px, py))
                        .isCloseTo(expected, expected < Double.POSITIVE_INFINITY ? within(1e-5) : within(0.0));
                met += expected < Double.POSITIVE_INFINITY ? 1 : 0;
            }
        }
        assertThat(met).isBetween(500, 2200);
    }

    /** All voxels that hold an object as boxes of 1 µm around the origin, tried one by one. */
    private static double firstMet(long[] voxels, Camera camera, int px, int py) {
        double half = Math.tan(0.3);
        Vector3d d = camera.axes()
                .transform(new Vector3d((2 * px + 1 - 48) / 48.0 * half, (48 - 2 * py - 1) / 48.0 * half, 1))
                .normalize();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < voxels.length; i++) {
            if (voxels[i] != 0) {
                Vector3d low = new Vector3d(i % 12 - 6, i / 12 % 12 - 6, i / 144 - 6).sub(camera.eyeUm());
                double near = 0;
                double far = Double.POSITIVE_INFINITY;
                for (int a = 0; a < 3; a++) {
                    double p = low.get(a) / d.get(a);
                    double q = (low.get(a) + 1) / d.get(a);
                    near = Math.max(near, Math.min(p, q));
                    far = Math.min(far, Math.max(p, q));
                }
                best = near < far ? Math.min(best, near) : best;
            }
        }
        return best;
    }

    @Test
    void eachObjectHasItsColourHoweverLargeItsNumber() {
        // neighbours beyond the 24 bits of a float; 4294967295 is the largest there is
        long[] numbers = {16777216, 16777217, 4294967294L, 4294967295L};
        Map<Long, Rgba> colours = new HashMap<>();
        Rgba[] own = {RED, TestScene.GREEN, TestScene.BLUE, new Rgba(1, 1, 0, 1)};
        for (int i = 0; i < 4; i++) {
            colours.put(numbers[i], own[i]);
        }
        LabelStyle style = LabelStyle.of(1).withPalette(new LabelPalette.Listed(colours, Rgba.WHITE));
        Frame f = scene(ValueType.U32, 4, (x, y, z) -> numbers[(int) x], style)
                .render(TestScene.view(TestScene.frontal(ORIGIN, 4)), FrameSpec.of(4, 4));
        for (int x = 0; x < 4; x++) {
            // lit, so darker than the colour itself, but of its hue
            int bright = Math.max(channel(f, x, 2, 0), Math.max(channel(f, x, 2, 1), channel(f, x, 2, 2)));
            assertThat((double) channel(f, x, 2, 2) > 0.6 * bright).isEqualTo(own[x].r() == 1);
            assertThat((double) channel(f, x, 2, 1) > 0.6 * bright).isEqualTo(own[x].g() == 1);
            assertThat((double) channel(f, x, 2, 0) > 0.6 * bright).isEqualTo(own[x].b() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "I8", "U16", "I16", "U32", "I32"})
    void anyIntegerTypeHoldsLabels(ValueType type) {
        long low = (long) type.min();
        long high = (long) type.max();
        LabelPalette.Listed colours =
                new LabelPalette.Listed(Map.of(high, TestScene.GREEN, low == 0 ? 1L : low, RED), Rgba.WHITE);
        TestScene s = scene(
                type,
                4,
                (x, y, z) -> x < 2 ? (low == 0 ? 1 : low) : high,
                LabelStyle.of(1).withPalette(colours));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 4)), FrameSpec.of(4, 4));
        assertThat(channel(f, 0, 2, 2)).isGreaterThan(2 * channel(f, 0, 2, 1));
        assertThat(channel(f, 3, 2, 1)).isGreaterThan(2 * channel(f, 3, 2, 2));
    }

    @Test
    void aMillionObjectsKeepTheirColours() {
        // one voxel each; the colour of the palette is what is seen, but for the light
        LabelStyle style = LabelStyle.of(1);
        TestScene s = scene(ValueType.U32, 100, (x, y, z) -> 1 + x + 100 * (z + 100 * y), style);
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 100)), FrameSpec.of(100, 100));
        LabelColours palette = LabelColours.of(style.palette());
        for (int[] p : new int[][] {{0, 0}, {99, 99}, {17, 64}, {50, 3}}) {
            Rgba c = palette.at(1 + p[0] + 100 * (99 - p[1]));
            double light = channel(f, p[0], p[1], 1) / (c.g() * 255);
            assertThat((double) channel(f, p[0], p[1], 2)).isCloseTo(c.r() * light * 255, within(25.0));
            assertThat((double) channel(f, p[0], p[1], 0)).isCloseTo(c.b() * light * 255, within(25.0));
        }
    }

    @Test
    void eachEntryIntoAnObjectCountsOnceAndUnselectedOnesAreFaint() {
        // along y: 2 voxels of 1, 2 of nothing, 3 of 2, 3 of 1
        Voxels rows = (x, y, z) -> y < 2 ? 1 : y < 4 ? 0 : y < 7 ? 2 : 1;
        TestScene s = scene(ValueType.U8, 10, rows, LabelStyle.of(0.5));
        View v = TestScene.view(TestScene.frontal(ORIGIN, 10));
        assertThat(alpha(s.render(v, FrameSpec.of(9, 9)), 4, 4)).isEqualTo((int) Math.round((1 - 0.125) * 255));
        LabelStyle some = new LabelStyle(0.9, 0.1, false, new LabelPalette.Distinct(0), LabelSet.of(2));
        View selected = v.withContent(Content.ALL.withLabels("objects", some));
        double through = 0.9 * 0.1 * 0.9;
        assertThat((double) alpha(s.render(selected, FrameSpec.of(9, 9)), 4, 4))
                .isCloseTo((1 - through) * 255, within(1.01));
    }

    @Test
    void cutsGoThroughObjects() {
        TestScene s = scene(ValueType.U8, 10, (x, y, z) -> 3, LabelStyle.of(1));
        Clip clip = new Clip.Plane(FrameId.WORLD, new Vector3d(0, 0.37, 0), new Vector3d(0, 1, 0), Set.of("objects"));
        View v = TestScene.view(TestScene.frontal(ORIGIN, 10)).withContent(Content.ALL.withClips(List.of(clip)));
        Frame f = s.render(v, FrameSpec.of(9, 9));
        assertThat(f.depth().um(4, 4)).isCloseTo(100.37f, within(1e-4f));
    }

    @Test
    void surfaceOfABallOfVoxelsIsLitLikeABall() {
        int n = 41;
        Voxels ball = (x, y, z) -> Math.hypot(Math.hypot(x - 20, y - 20), z - 20) < 15 ? 7 : 0;
        LabelPalette white = new LabelPalette.Listed(Map.of(), new Rgba(0.6, 0.6, 0.6, 1));
        TestScene s = scene(ValueType.U8, n, ball, LabelStyle.of(1).withPalette(white));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, n)), FrameSpec.of(n * 4, n * 4));
        Vector3d lamp = new Vector3d(-0.65, -1, 0.7).normalize();
        List<Double> errors = new ArrayList<>();
        for (int py = 0; py < n * 4; py++) {
            for (int px = 0; px < n * 4; px++) {
                Vector3d p = new Vector3d((px + 0.5) / 4 - n / 2.0, 0, n / 2.0 - (py + 0.5) / 4).div(15);
                double across = p.lengthSquared();
                if (across < 0.8) {
                    Vector3d normal = p.add(0, -Math.sqrt(1 - across), 0);
                    Vector3d half = new Vector3d(lamp).add(0, -1, 0).normalize();
                    double shade = 0.6 * (0.22 + 0.86 * Math.max(0, normal.dot(lamp)));
                    double shine = 0.28 * Math.pow(Math.max(0, normal.dot(half)), 32);
                    errors.add(Math.abs(channel(f, px, py, 1) / 255.0 - Math.min(1, shade + shine)));
                }
            }
        }
        // steps of half a voxel over the reach of the weights turn the normal by 10° at most, by less almost
        // everywhere;
        // the faces of voxels themselves would be off by 45°
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).isLessThan(0.86 * 0.6 * Math.toRadians(4));
        assertThat(errors.get(errors.size() * 95 / 100)).isLessThan(0.86 * 0.6 * Math.toRadians(14));
    }

    @Test
    void bordersBetweenObjectsAreDarkerIfAsked() {
        Voxels two = (x, y, z) -> x < 10 ? 1 : 2;
        LabelPalette white = new LabelPalette.Listed(Map.of(), Rgba.WHITE);
        LabelStyle outlined = new LabelStyle(1, 0, true, white, LabelSet.NONE);
        View v = TestScene.view(TestScene.frontal(ORIGIN, 20));
        Frame with = scene(ValueType.U8, 20, two, outlined).render(v, FrameSpec.of(200, 200));
        Frame without = scene(ValueType.U8, 20, two, LabelStyle.of(1).withPalette(white))
                .render(v, FrameSpec.of(200, 200));
        assertThat(channel(with, 100, 100, 1)).isLessThan(channel(without, 100, 100, 1) / 2);
        assertThat(channel(with, 99, 100, 1)).isLessThan(channel(without, 99, 100, 1) / 2);
        assertThat(with.picture().argb(104, 100)).isEqualTo(without.picture().argb(104, 100));
        assertThat(with.picture().argb(1, 100)).isEqualTo(without.picture().argb(1, 100)); // no border to nothing
    }

    @Test
    void jumpingOverEmptyBricksChangesNoPixel() {
        Voxels spots = (x, y, z) -> (x / 3 * 31 + y / 2 * 17 + z / 3 * 7) % 97 == 0 && x + y + z > 30 ? x + y : 0;
        TestScene s = scene(ValueType.U8, 45, spots, LabelStyle.of(0.6));
        for (Projection p : new Projection[] {new Projection.Perspective(0.7), new Projection.Orthographic(60)}) {
            Camera c = new Camera(new Vector3d(-50, -71, 60), ORIGIN, new Vector3d(0, 0, 1), p);
            FrameSpec spec = FrameSpec.of(90, 70);
            int[] with = pixels(s.render(TestScene.view(c), spec));
            assertThat(with).isEqualTo(pixels(s.render(TestScene.view(c), spec.withSkipEmpty(false))));
            assertThat(java.util.Arrays.stream(with)).anyMatch(a -> a >>> 24 > 100);
        }
    }

    @Test
    void coarserLevelsAreUsedOnlyIfTheyHoldLabels() {
        // the coarse level claims label 9 everywhere: seen only if the file says its pyramid keeps labels whole
        for (boolean whole : new boolean[] {true, false}) {
            Size3 fine = new Size3(64, 64, 64);
            Metadata said = Metadata.builder()
                    .text("ome.multiscales[0].type", whole ? "mode" : "mean")
                    .build();
            Volume v = BlockVolume.builder("objects", "memory", ValueType.U8, new BlockCache(1 << 20))
                    .level(new BlockLayout(fine, 32, 32, 32), r -> TestScene.array((x, y, z) -> 5, r, ValueType.U8))
                    .level(
                            new BlockLayout(new Size3(16, 16, 16), 16, 16, 16),
                            new Matrix4x3d().translation(1.5, 1.5, 1.5).scale(4),
                            r -> TestScene.array((x, y, z) -> 9, r, ValueType.U8))
                    .grid(VoxelGrid.of(new FrameId("objects"), fine, new Vector3d(1), new Vector3d()))
                    .metadata(said)
                    .build();
            LabelPalette colours = new LabelPalette.Listed(Map.of(5L, RED, 9L, TestScene.GREEN), TestScene.BLUE);
            TestScene s =
                    new TestScene().addLabels("objects", v, LabelStyle.of(1).withPalette(colours), new Vector3d(-31.5));
            Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 64)), FrameSpec.of(10, 10));
            int hue = whole ? 1 : 2;
            assertThat(channel(f, 5, 5, hue)).isGreaterThan(60);
            assertThat(channel(f, 5, 5, 3 - hue)).isLessThan(channel(f, 5, 5, hue));
        }
    }

    @Test
    void whatDoesNotFitIsThinnedNotAveraged() {
        // odd and even voxels hold 10 and 20: a mean would be 15
        TestScene s = scene(
                ValueType.U16,
                128,
                (x, y, z) -> x % 2 == 0 ? 10 : 20,
                LabelStyle.of(1)
                        .withPalette(new LabelPalette.Listed(Map.of(10L, RED, 20L, TestScene.GREEN), TestScene.BLUE)));
        try (JavaRenderer r = new JavaRenderer(s, 1 << 20);
                var work = new org.sextant.volume.work.WorkContext(2, org.sextant.volume.work.Progress.NONE)) {
            Frame f = r.render(s.world, TestScene.view(TestScene.frontal(ORIGIN, 100)), FrameSpec.of(50, 50), work);
            assertThat(channel(f, 25, 25, 0)).isLessThan(channel(f, 25, 25, 1) + channel(f, 25, 25, 2));
        }
    }

    @Test
    void valuesThatAreNoIntegersAreRefusedInWords() {
        TestScene s = scene(ValueType.F32, 4, (x, y, z) -> 1.5, LabelStyle.of(1));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 4)), FrameSpec.of(4, 4));
        assertThat(f.skipped())
                .anyMatch(k -> k.reason() == SkippedVolume.Reason.UNREADABLE
                        && k.message().contains("f32")
                        && k.message().contains("integers"));
    }

    @Test
    void finerVolumesHideCoarserLabelsButLabelsHideNoVolume() {
        TestScene s = scene(ValueType.U8, 10, (x, y, z) -> y < 5 ? 1 : 0, LabelStyle.of(1));
        s.cube("coarse", 10, 2, TestScene.uniform(RED, 0.5), ORIGIN);
        View v = TestScene.view(TestScene.frontal(ORIGIN, 40));
        // 5 µm of the coarse volume before the labels, which begin inside of it
        Frame f = s.render(v, FrameSpec.of(21, 21));
        assertThat(alpha(f, 10, 10)).isEqualTo(255);
        assertThat((double) channel(f, 10, 10, 2)).isGreaterThan((1 - Math.pow(0.5, 5)) * 255 - 1);
        s.cube("fine", 20, 0.5, TestScene.uniform(TestScene.GREEN, 0), ORIGIN);
        Frame g = s.render(v, FrameSpec.of(21, 21));
        assertThat(alpha(g, 10, 10)).isEqualTo((int) Math.round((1 - Math.pow(0.5, 10)) * 255));
    }

    /** n³ voxels of 1 µm around the origin. */
    private static TestScene scene(ValueType type, int n, Voxels voxels, LabelStyle style) {
        TestScene s = new TestScene();
        Volume v = s.volume("objects", new Size3(n, n, n), type, new Vector3d(1), voxels);
        return s.addLabels("objects", v, style, new Vector3d(-(n - 1) / 2.0));
    }
}
