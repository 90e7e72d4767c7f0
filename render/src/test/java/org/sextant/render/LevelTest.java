// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sextant.render.TestScene.RED;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.render.residency.LoadPlan;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Which voxels are loaded, and that a picture does not show which ones were. */
class LevelTest {
    private static final Size3 SIZE = new Size3(64, 48, 56);
    private static final Voxels SMOOTH =
            (x, y, z) -> 120 + 90 * Math.sin(0.11 * x + 1) * Math.cos(0.13 * y) * Math.sin(0.09 * z + 0.5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void coarserLevelsShowTheSamePicture(int level) {
        long budget = 4 * SIZE.voxels() >> 3 * level;
        FrameSpec spec = FrameSpec.of(200, 150);
        Frame fine = render(scene(levels(ValueType.F32, 3, true)), whole(), spec, 1 << 30);
        Frame coarse = render(scene(levels(ValueType.F32, 3, true)), whole(), spec, budget);
        Frame shifted = render(scene(levels(ValueType.F32, 3, false)), whole(), spec, budget);
        assertThat(fine.drawn().get(0).plan().level()).isZero();
        assertThat(coarse.drawn().get(0).plan().level()).isEqualTo(level);
        double difference = TestScene.meanDifference(fine, coarse);
        assertThat(difference).isLessThan(0.4 * level * level);
        assertThat(TestScene.meanDifference(fine, shifted)).isGreaterThan(3 * difference);
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "I16", "F32"})
    void averagingWhileLoadingEqualsThePyramid(ValueType type) {
        // the pyramid's last level has 16×12×14 = 2688 voxels
        long budget = 2700L * (type == ValueType.U8 ? 1 : type == ValueType.I16 ? 2 : 4);
        Frame pyramid = render(scene(levels(type, 3, true)), budget);
        Frame averaged = render(scene(levels(type, 1, true)), budget);
        assertThat(pyramid.drawn().get(0).plan()).isEqualTo(new LoadPlan(2, 1, 1, 1, 0, 0, 0, 16, 12, 14));
        assertThat(averaged.drawn().get(0).plan()).isEqualTo(new LoadPlan(0, 4, 4, 4, 0, 0, 0, 16, 12, 14));
        assertThat(TestScene.pixels(averaged)).isEqualTo(TestScene.pixels(pyramid));
    }

    @Test
    void levelIsTheCoarsestWhoseVoxelsAreNotLargerThanAPixel() {
        Volume v = levels(ValueType.U8, 3, true);
        assertThat(level(v, 64, 640)).isZero(); // 0.1 µm per pixel, voxels of 1, 2, 4 µm
        assertThat(level(v, 64, 33)).isZero(); // 1.94
        assertThat(level(v, 64, 31)).isEqualTo(1); // 2.06
        assertThat(level(v, 64, 15)).isEqualTo(2); // 4.3
    }

    @Test
    void finestLevelIsAveragedWherePixelsAreLarger() {
        LoadPlan plan = scene(levels(ValueType.U8, 1, true))
                .render(TestScene.view(TestScene.frontal(centre(), 64)), FrameSpec.of(15, 15))
                .drawn()
                .get(0)
                .plan();
        assertThat(plan).isEqualTo(new LoadPlan(0, 4, 4, 4, 0, 0, 0, 16, 12, 14));
    }

    @Test
    void onlyThePartInViewIsLoadedWhereTheWholeDoesNotFit() {
        TestScene s = scene(levels(ValueType.U8, 1, true));
        View close = TestScene.view(TestScene.frontal(new Vector3d(20, 24, 20), 8));
        Frame full = s.render(close, FrameSpec.of(80, 80));
        assertThat(full.drawn().get(0).plan().voxels()).isEqualTo(SIZE.voxels());
        Frame part = render(s, close, 20_000);
        LoadPlan plan = part.drawn().get(0).plan();
        assertThat(List.of(plan.fx(), plan.fy(), plan.fz())).containsOnly(1);
        assertThat(plan.voxels()).isLessThan(20_000);
        assertThat(TestScene.pixels(part)).isEqualTo(TestScene.pixels(full));
    }

    @Test
    void borderVoxelsThatAreOnlyPartlyFilledAverageWhatThereIs() {
        Volume v = volume(new Size3(5, 3, 1), ValueType.F32, List.of((x, y, z) -> x + 10 * y), true);
        Frame f = render(scene(v), TestScene.view(TestScene.frontal(new Vector3d(2, 1, 0), 8)), 4 * 6);
        assertThat(f.drawn().get(0).plan()).isEqualTo(new LoadPlan(0, 2, 2, 1, 0, 0, 0, 3, 2, 1));
    }

    private static int level(Volume v, double heightUm, int pixels) {
        View view = TestScene.view(TestScene.frontal(centre(), heightUm));
        return scene(v).render(view, FrameSpec.of(pixels, pixels))
                .drawn()
                .get(0)
                .plan()
                .level();
    }

    private static Vector3d centre() {
        return new Vector3d(32, 24, 28);
    }

    private static View whole() {
        Camera c = new Camera(
                new Vector3d(130, -110, 90),
                centre(),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(Math.toRadians(25)));
        return TestScene.view(c);
    }

    private static Frame render(TestScene s, long budget) {
        return render(s, whole(), budget);
    }

    private static Frame render(TestScene s, View view, long budget) {
        return render(s, view, FrameSpec.of(80, 80), budget);
    }

    private static Frame render(TestScene s, View view, FrameSpec spec, long budget) {
        try (JavaRenderer r = new JavaRenderer(s, budget);
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            return r.render(s.world, view, spec, work);
        }
    }

    private static TestScene scene(Volume v) {
        return new TestScene()
                .add("v", v, TransferFunction.ramp(130, 200, RED.withAlpha(0.5)), new Quaterniond(), new Vector3d());
    }

    /**
     * The smooth volume with so many levels, each the exact mean of 2×2×2 voxels of the finest one, rounded once.
     *
     * @param placed false for the error of other programs, whose levels all begin at the same centre
     */
    private static Volume levels(ValueType type, int count, boolean placed) {
        List<Voxels> values = new ArrayList<>();
        for (int level = 0; level < count; level++) {
            int f = 1 << level;
            values.add((x, y, z) -> mean(type, f, x * f, y * f, z * f));
        }
        return volume(SIZE, type, values, placed);
    }

    private static double mean(ValueType type, int f, long x, long y, long z) {
        Object one = type.allocate(1);
        double sum = 0;
        for (int k = 0; k < f; k++) {
            for (int j = 0; j < f; j++) {
                for (int i = 0; i < f; i++) {
                    type.set(one, 0, SMOOTH.at(x + i, y + j, z + k));
                    sum += type.get(one, 0);
                }
            }
        }
        return sum / (f * f * f);
    }

    private static Volume volume(Size3 size, ValueType type, List<Voxels> levels, boolean placed) {
        BlockVolume.Builder b = BlockVolume.builder("v", "memory", type, new BlockCache(64 << 20));
        for (int level = 0; level < levels.size(); level++) {
            int f = 1 << level;
            Voxels values = levels.get(level);
            Size3 n = size.dividedBy(f, f, f);
            b.level(
                    new BlockLayout(n, 10, 7, 3),
                    placed ? VoxelGrid.levelToBase(new FrameId("i"), f, f, f).matrix() : new Matrix4x3d().scaling(f),
                    r -> TestScene.array(values, r, type));
        }
        return b.grid(VoxelGrid.of(new FrameId("v"), size, new Vector3d(1), new Vector3d()))
                .build();
    }
}
