// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.TestScene;
import org.sextant.render.picture.Picture;
import org.sextant.render.residency.VolumeSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.colour.LabelColours;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;

class SliceRendererTest {
    private static final ValueWindow BYTES = new ValueWindow(0, 255, ColourMap.GREY);
    private static final ValueWindow SHORTS = new ValueWindow(0, 65535, ColourMap.GREY);
    private static final Size3 SIZE = new Size3(37, 21, 13);
    private static final Voxels NOISE = (x, y, z) -> (x * 73856093L ^ y * 19349663L ^ z * 83492791L) & 0xffff;

    private static TestScene scene(ValueType type, double voxelUm, Voxels voxels) {
        TestScene s = new TestScene();
        Volume v = s.volume("a", SIZE, type, new Vector3d(voxelUm), voxels);
        return s.add(
                "a",
                v,
                TestScene.uniform(TestScene.RED, 1),
                new Quaterniond().rotationXYZ(0.4, 1, -2),
                new Vector3d(1500, -300, 77));
    }

    private static Picture draw(TestScene s, SliceSpec spec) {
        return draw(s, s, spec);
    }

    private static Picture draw(TestScene s, VolumeSource source, SliceSpec spec) {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            return new SliceRenderer(source).render(s.world, spec, work);
        }
    }

    private static SliceGrid covering(TestScene s, SlicePlane plane, double pitchUm) {
        VolumeNode a = s.world.volume("a");
        return SliceGrid.covering(plane, a.grid(), s.world.frames().transform(a.frame(), plane.frame()), pitchUm);
    }

    private static List<SliceLayer> values(TestScene s, ValueWindow window) {
        return List.of(new SliceLayer.Values(s.world.volume("a"), window, 1));
    }

    @ParameterizedTest
    @EnumSource
    void everyPixelIsItsVoxel(SliceAxis axis) {
        // 65 nm as a double is not a whole number of anything: positions carry rounding
        double voxelUm = 0.065;
        TestScene bytes = scene(ValueType.U8, voxelUm, (x, y, z) -> NOISE.at(x, y, z) % 256);
        TestScene shorts = scene(ValueType.U16, voxelUm, NOISE);
        long n = SIZE.get(axis.ordinal());
        for (long at : new long[] {0, n / 2, n - 1}) {
            SlicePlane plane = axis.plane("s", "a", new FrameId("a"), at * voxelUm, BYTES);
            SliceGrid grid = covering(bytes, plane, voxelUm);
            Picture p8 = draw(bytes, SliceSpec.plain(grid, values(bytes, BYTES)));
            Picture p16 =
                    draw(shorts, SliceSpec.plain(grid, values(shorts, SHORTS)).withBits(16));
            assertThat(grid.width()).isEqualTo(axis == SliceAxis.X ? 21 : 37);
            assertThat(grid.height()).isEqualTo(axis == SliceAxis.Z ? 21 : 13);
            for (int j = 0; j < grid.height(); j++) {
                for (int i = 0; i < grid.width(); i++) {
                    // z: x right, y down; y: x right, z up; x: y right, z up
                    int up = grid.height() - 1 - j;
                    long v = switch (axis) {
                        case X -> (long) NOISE.at(at, i, up);
                        case Y -> (long) NOISE.at(i, at, up);
                        case Z -> (long) NOISE.at(i, j, at);
                    };
                    assertThat(p8.argb(i, j)).isEqualTo(0xff000000 | (int) (v % 256) * 0x010101);
                    assertThat(p16.argb64(i, j)).isEqualTo(0xffff000000000000L | v << 32 | v << 16 | v);
                }
            }
        }
    }

    @Test
    void obliquePlanesOfALinearFieldHaveItsValuesEverywhere() {
        TestScene s = scene(ValueType.F32, 2, (x, y, z) -> 3 * x - 2 * y + 5 * z);
        FrameId world = FrameId.WORLD;
        Vector3d middle = s.world.frames().transform(new FrameId("a"), world).apply(new Vector3d(36, 20, 12));
        SlicePlane plane =
                new SlicePlane("s", "a", world, middle, new Vector3d(1, 2, -0.5), new Vector3d(0.3, 0, 1), SHORTS, 1);
        SliceGrid grid = SliceGrid.about(plane, middle, 0.37, 41, 23);
        ValueWindow window = new ValueWindow(-100, 200, ColourMap.GREY);
        Picture p = draw(s, SliceSpec.plain(grid, values(s, window)).withBits(16));
        for (int j = 0; j < 23; j++) {
            for (int i = 0; i < 41; i++) {
                Vector3d v = s.world
                        .frames()
                        .transform(world, new FrameId("a"))
                        .apply(grid.at(i, j))
                        .div(2);
                double wanted = (3 * v.x - 2 * v.y + 5 * v.z + 100) / 300;
                assertThat((p.argb64(i, j) & 0xffff) / 65535.0).isCloseTo(wanted, within(1 / 65535.0));
            }
        }
        assertThat(grid.middleUm().distance(middle)).isLessThan(1e-9);
        assertThat(plane.right().cross(plane.up(), new Vector3d()).distance(plane.normal()))
                .isLessThan(1e-12);
    }

    @Test
    void outsideOfTheVolumeAndInHolesNothingIsDrawn() {
        TestScene s = scene(ValueType.F32, 1, (x, y, z) -> x == 5 && y == 5 ? Double.NaN : 1);
        SlicePlane plane = SliceAxis.Z.plane("s", "a", new FrameId("a"), 6, BYTES);
        SliceGrid grid = SliceGrid.about(plane, new Vector3d(18, 10, 6), 1, 41, 25);
        Picture p = draw(s, SliceSpec.plain(grid, values(s, new ValueWindow(0, 1, ColourMap.GREY))));
        for (int j = 0; j < 25; j++) {
            for (int i = 0; i < 41; i++) {
                boolean inside = i >= 2 && i < 39 && j >= 2 && j < 23 && !(i == 7 && j == 7);
                assertThat(p.argb(i, j)).isEqualTo(inside ? 0xffffffff : 0);
            }
        }
        SlicePlane beyond = SliceAxis.Z.plane("s", "a", new FrameId("a"), 12.6, BYTES);
        Picture empty = draw(s, SliceSpec.plain(covering(s, beyond, 1), values(s, BYTES)));
        assertThat(empty.argb(10, 10)).isZero();
    }

    @Test
    void severalVolumesLieOnEachOther() {
        TestScene s = scene(ValueType.U8, 1, (x, y, z) -> 100)
                .cube("fine", 8, 0.5, TestScene.uniform(TestScene.RED, 1), new Vector3d());
        SlicePlane plane = SliceAxis.Z.plane("s", "fine", FrameId.WORLD, 0, BYTES);
        SliceGrid grid = SliceGrid.about(plane, new Vector3d(), 0.25, 40, 40);
        List<SliceLayer> layers = List.of(
                new SliceLayer.Values(s.world.volume("fine"), new ValueWindow(0, 100, ColourMap.GREY), 1),
                new SliceLayer.Values(s.world.volume("fine"), new ValueWindow(99, 200, ColourMap.GREY), 0.25));
        Picture p = draw(s, SliceSpec.plain(grid, layers));
        int light = (int) Math.round(255 * (0.75 + 0.25 / 101));
        assertThat(p.argb(20, 20)).isEqualTo(0xff000000 | light * 0x010101);
        assertThat(p.argb(11, 20)).isZero();
        assertThat(p.argb(12, 12) >>> 24).isEqualTo(255);
    }

    @Test
    void objectsHaveTheirColoursAndBorders() {
        TestScene s = scene(ValueType.U8, 1, (x, y, z) -> 100);
        Voxels halves = (x, y, z) -> x < 10 ? 0 : x < 20 ? 3 : 70_000;
        Volume objects = s.volume("o", SIZE, ValueType.U32, new Vector3d(1), halves);
        VolumeNode a = s.world.volume("a");
        LabelStyle style = LabelStyle.of(0.5).withSelected(LabelSet.of(3));
        LabelNode node =
                new LabelNode(new VolumeId("o"), a.id(), a.grid(), new DataSource("o", Map.of(), 0, ""), true, style);
        VolumeSource source = new VolumeSource() {
            @Override
            public Volume open(VolumeNode v) {
                return s.open(v);
            }

            @Override
            public Volume open(LabelNode l) {
                return objects;
            }
        };
        SliceGrid grid = covering(s, SliceAxis.Z.plane("s", "a", a.frame(), 3, BYTES), 1);
        Picture plain = draw(s, source, SliceSpec.plain(grid, List.of(new SliceLayer.Objects(node, style))));
        LabelColours colours = LabelColours.of(style.palette());
        assertThat(plain.argb(5, 10)).isZero();
        assertThat(plain.argb(15, 10)).isEqualTo(argb(colours.at(3).withAlpha(0.5)));
        assertThat(plain.argb(30, 10)).isEqualTo(argb(colours.at(70_000).withAlpha(style.unselectedOpacity())));
        LabelStyle lined = new LabelStyle(1, 1, true, style.palette(), LabelSet.NONE);
        Picture bordered = draw(s, source, SliceSpec.plain(grid, List.of(new SliceLayer.Objects(node, lined))));
        assertThat(bordered.argb(15, 10)).isEqualTo(argb(colours.at(3)));
        for (int x : new int[] {10, 19, 20, 36}) {
            Rgba c = colours.at(x < 20 ? 3 : 70_000);
            Rgba dark = new Rgba(c.r() * 0.35, c.g() * 0.35, c.b() * 0.35, 1);
            assertThat(bordered.argb(x, 10)).isEqualTo(argb(dark));
        }
    }

    @Test
    void largePixelsShowTheLevelOfTheirSize() {
        BlockCache cache = new BlockCache(1 << 20);
        BlockVolume.Builder builder = BlockVolume.builder("a", "memory", ValueType.U8, cache);
        for (int level = 0; level < 3; level++) {
            int value = 50 * (level + 1);
            BlockLayout layout = new BlockLayout(new Size3(32 >> level, 32 >> level, 32 >> level), 8, 8, 8);
            int f = 1 << level;
            builder.level(
                    layout,
                    VoxelGrid.levelToBase(new FrameId("i"), f, f, f).matrix(),
                    r -> TestScene.array((x, y, z) -> value, r, ValueType.U8));
        }
        Volume v = builder.grid(VoxelGrid.of(new FrameId("a"), new Size3(32, 32, 32), new Vector3d(1), new Vector3d()))
                .build();
        TestScene s =
                new TestScene().add("a", v, TestScene.uniform(TestScene.RED, 1), new Quaterniond(), new Vector3d());
        SlicePlane plane = SliceAxis.Y.plane("s", "a", new FrameId("a"), 15, BYTES);
        for (double[] pitchAndValue :
                new double[][] {{0.5, 50}, {1, 50}, {1.9, 50}, {2, 100}, {3.9, 100}, {4, 150}, {9, 150}}) {
            SliceGrid grid = SliceGrid.about(plane, new Vector3d(15, 15, 15), pitchAndValue[0], 2, 2);
            Picture p = draw(s, SliceSpec.plain(grid, values(s, BYTES)));
            assertThat(p.argb(1, 1) & 0xff).isEqualTo((int) pitchAndValue[1]);
        }
    }

    private static int argb(Rgba c) {
        Picture p = new Picture(1, 1);
        p.setPremultiplied(0, 0, c.r() * c.a(), c.g() * c.a(), c.b() * c.a(), c.a());
        return p.argb(0, 0);
    }

    @Test
    void theScaleBarIsAsLongAsItSays() {
        TestScene s = scene(ValueType.U8, 1, (x, y, z) -> 100);
        SlicePlane plane = SliceAxis.Z.plane("s", "a", new FrameId("a"), 6, BYTES);
        // 400 pixels of 0.13 µm: at most 88 of them, 11.4 µm, so 10 µm, 76.9 pixels
        SliceGrid grid = SliceGrid.about(plane, new Vector3d(500, 500, 6), 0.13, 400, 300);
        Picture p = draw(s, new SliceSpec(grid, values(s, BYTES), Rgba.WHITE, 8, true, true));
        int longest = 0;
        for (int y = 0; y < 300; y++) {
            int run = 0;
            for (int x = 0; x < 400; x++) {
                run = p.argb(x, y) == 0xff14171c ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        assertThat(longest).isEqualTo(76);
    }

    @Test
    void onlyVolumesThatThePlaneMeetsHaveABar() {
        TestScene s = scene(ValueType.U8, 1, (x, y, z) -> 100);
        FrameId a = new FrameId("a");
        for (double z : new double[] {6, 60}) {
            SlicePlane plane = SliceAxis.Z.plane("s", "a", a, z, BYTES);
            SliceGrid grid = SliceGrid.about(plane, new Vector3d(18, 10, z), 0.25, 400, 300);
            Picture p = draw(s, new SliceSpec(grid, values(s, BYTES), Rgba.WHITE, 8, false, true));
            int written = 0;
            for (int x = 300; x < 400; x++) {
                for (int y = 0; y < 60; y++) {
                    written += p.argb(x, y) == 0xffffffff ? 0 : 1;
                }
            }
            assertThat(written > 500).isEqualTo(z == 6);
        }
    }

    @Test
    void impossiblePicturesAreRefused() {
        TestScene s = scene(ValueType.U8, 1, (x, y, z) -> 100);
        SlicePlane plane = SliceAxis.Z.plane("s", "a", new FrameId("a"), 6, BYTES);
        assertThatThrownBy(() -> covering(s, plane, 1e-6)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> covering(s, plane, 0)).isInstanceOf(SextantException.class);
        assertThat(covering(s, plane, 1e6).width()).isEqualTo(1);
    }
}
