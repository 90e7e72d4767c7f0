// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.TestScene;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** A volume in bricks has the values that it has in one piece, at the seams too. */
class PagedFieldTest {
    private static final Size3 SIZE = new Size3(150, 133, 67);
    private static final Runnable GO_ON = () -> {};

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "I16", "F32"})
    void valuesAndGradientsAreThoseOfOnePiece(ValueType type) {
        Volume volume = volume(type, 1);
        PagedVolume paged = PagedVolume.of(volume).orElseThrow();
        Holdings holdings = new Holdings(64 << 20, GO_ON);
        PagedField field = field(paged, all(paged, 0), holdings);
        DenseField dense = FieldLoader.load(volume, paged.levels().get(0).whole(), GO_ON);
        float[] expected = new float[3];
        float[] g = new float[3];
        for (Vector3d p : seams(dense)) {
            assertThat(field.value(p.x, p.y, p.z)).isEqualTo(dense.value(p.x, p.y, p.z));
            dense.gradient(p.x, p.y, p.z, expected);
            field.gradient(p.x, p.y, p.z, g);
            assertThat(g).as("%s", p).containsExactly(expected);
            int x = clamped(p.x, dense.nx());
            int y = clamped(p.y, dense.ny());
            int z = clamped(p.z, dense.nz());
            assertThat(field.at(x, y, z)).isEqualTo(dense.at(x, y, z));
        }
    }

    /** Where a coarse brick stands in, its points lie between its voxels and up to half a voxel outside of them. */
    @Test
    void aCoarserBrickStandsInWithItsOwnInterpolation() {
        Volume volume = volume(ValueType.F32, 3);
        PagedVolume paged = PagedVolume.of(volume).orElseThrow();
        Holdings holdings = new Holdings(64 << 20, GO_ON);
        all(paged, 1).forEach(id -> paged.load(id, holdings, GO_ON));
        List<BrickId> wanted = all(paged, 0);
        PagedField field = new PagedField(paged, new BrickChoice(wanted, 0), holdings);
        DenseField coarse = FieldLoader.load(volume, paged.levels().get(1).whole(), GO_ON);
        float[] expected = new float[3];
        float[] g = new float[3];
        for (Vector3d p : seams(field)) {
            double x = Math.min(Math.max(0, p.x), SIZE.x() - 1);
            double y = Math.min(Math.max(0, p.y), SIZE.y() - 1);
            double z = Math.min(Math.max(0, p.z), SIZE.z() - 1);
            double cx = (x - 0.5) / 2;
            double cy = (y - 0.5) / 2;
            double cz = (z - 0.5) / 2;
            assertThat(field.value(p.x, p.y, p.z)).as("%s", p).isCloseTo(coarse.value(cx, cy, cz), within(1e-4f));
            coarse.gradient(cx, cy, cz, expected);
            field.gradient(p.x, p.y, p.z, g);
            for (int i = 0; i < 3; i++) {
                assertThat(g[i]).as("%s", p).isCloseTo(expected[i] / 2, within(1e-4f));
            }
        }
    }

    @Test
    void rangesHoldAllValuesBetweenTheirVoxels() {
        PagedVolume paged = PagedVolume.of(volume(ValueType.F32, 2)).orElseThrow();
        Holdings holdings = new Holdings(64 << 20, GO_ON);
        all(paged, 1).forEach(id -> paged.load(id, holdings, GO_ON));
        List<BrickId> half = all(paged, 0).stream().filter(id -> id.x() != 1).toList();
        half.forEach(id -> paged.load(id, holdings, GO_ON));
        PagedField field = new PagedField(paged, new BrickChoice(all(paged, 0), 0), holdings);
        BrickGrid grid = field.bricks();
        Random random = new Random(5);
        for (int n = 0; n < 20_000; n++) {
            double x = random.nextDouble() * (SIZE.x() - 1);
            double y = random.nextDouble() * (SIZE.y() - 1);
            double z = random.nextDouble() * (SIZE.z() - 1);
            int s = grid.shift();
            int i = ((int) x >> s) + grid.nx() * (((int) y >> s) + grid.ny() * ((int) z >> s));
            assertThat(field.value(x, y, z)).isBetween(grid.min(i) - 1e-4f, grid.max(i) + 1e-4f);
        }
    }

    @Test
    void whatIsNotThereHasNoValue() {
        PagedVolume paged = PagedVolume.of(volume(ValueType.U8, 1)).orElseThrow();
        PagedField field = new PagedField(paged, new BrickChoice(all(paged, 0), 0), new Holdings(1 << 20, GO_ON));
        assertThat(field.value(20, 20, 20)).isNaN();
        assertThat(field.bricks().min(0) <= field.bricks().max(0)).isFalse();
    }

    @Test
    void aBrickWhereTheFileLeavesOutBlocksIsKnownWithoutReading() {
        int[] read = new int[1];
        Volume volume = BlockVolume.builder("v", "memory", ValueType.U16, new BlockCache(1 << 20))
                .level(new BlockLayout(new Size3(192, 64, 64), 32, 32, 32), new SparseBlocks(read))
                .build();
        PagedVolume paged = PagedVolume.of(volume).orElseThrow();
        Holdings holdings = new Holdings(4 << 20, GO_ON);
        BrickId far = new BrickId(0, 2, 0, 0);
        assertThat(paged.load(far, holdings, GO_ON)).isTrue();
        assertThat(read[0]).isZero();
        assertThat(holdings.usedBytes()).isZero();
        assertThat(paged.summary(far)).isEqualTo(new PagedVolume.Summary(7, 7, 64, true));
        PagedField field = new PagedField(paged, new BrickChoice(List.of(far), 0), holdings);
        assertThat(field.value(150.5, 20, 20)).isEqualTo(7);
        assertThat(paged.load(new BrickId(0, 1, 0, 0), holdings, GO_ON)).isTrue();
        assertThat(read[0]).isPositive();
    }

    /** Blocks at x ≥ 64 are left out and hold 7; the others hold x. */
    private record SparseBlocks(int[] read) implements BlockReader {
        @Override
        public Object read(Region r) {
            read[0]++;
            return TestScene.array((x, y, z) -> r.x() >= 64 ? 7 : x, r, ValueType.U16);
        }

        @Override
        public OptionalDouble constant(Region r) {
            return r.x() >= 64 ? OptionalDouble.of(7) : OptionalDouble.empty();
        }
    }

    private static PagedField field(PagedVolume paged, List<BrickId> bricks, Holdings holdings) {
        bricks.forEach(id -> assertThat(paged.load(id, holdings, GO_ON)).isTrue());
        return new PagedField(paged, new BrickChoice(bricks, 0), holdings);
    }

    private static List<BrickId> all(PagedVolume paged, int level) {
        PageLevel l = paged.levels().get(level);
        List<BrickId> list = new ArrayList<>();
        for (int z = 0; z < l.bricks(2); z++) {
            for (int y = 0; y < l.bricks(1); y++) {
                for (int x = 0; x < l.bricks(0); x++) {
                    list.add(new BrickId(level, x, y, z));
                }
            }
        }
        return list;
    }

    /** Points on, just before and just after the seams, at the border and outside of it, and anywhere. */
    private static List<Vector3d> seams(VoxelField f) {
        Random random = new Random(2);
        List<Vector3d> list = new ArrayList<>();
        for (int n = 0; n < 3000; n++) {
            Vector3d p = new Vector3d(
                    random.nextDouble() * (f.nx() + 1) - 1,
                    random.nextDouble() * (f.ny() + 1) - 1,
                    random.nextDouble() * (f.nz() + 1) - 1);
            int axis = random.nextInt(4);
            if (axis < 3) {
                double seam = 64 * (1 + random.nextInt(2));
                p.setComponent(axis, seam + new double[] {0, -1e-9, -0.3, 0.3, -1, 1, 1.5}[random.nextInt(7)]);
            }
            list.add(p);
        }
        return list;
    }

    private static int clamped(double v, int n) {
        return (int) Math.max(0, Math.min(v, n - 1));
    }

    /** Values that differ along all axes; coarser levels are exact means. */
    private static Volume volume(ValueType type, int levels) {
        Voxels finest = (x, y, z) -> 60 + 50 * Math.sin(0.3 * x + 0.2 * y) * Math.cos(0.17 * z - 0.1 * y);
        BlockVolume.Builder b = BlockVolume.builder("v", "memory", type, new BlockCache(64 << 20));
        for (int level = 0; level < levels; level++) {
            int f = 1 << level;
            Size3 size = SIZE.dividedBy(f, f, f);
            b.level(
                    new BlockLayout(size, 40, 32, 24),
                    VoxelGrid.levelToBase(new FrameId("i"), f, f, f).matrix(),
                    r -> TestScene.array((x, y, z) -> finest.at(x * f, y * f, z * f), r, type));
        }
        return b.build();
    }
}
