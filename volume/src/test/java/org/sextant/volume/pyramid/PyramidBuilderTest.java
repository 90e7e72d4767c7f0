// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;

class PyramidBuilderTest {
    private static final ValueType TYPE = ValueType.I16;

    @TempDir
    Path folder;

    private static double value(long x, long y, long z) {
        return (x * 31 + y * 17 + z * 101 + x * y) % 20011 - 9000;
    }

    private static Level source(Size3 size, BlockLayout layout, AtomicInteger reads) {
        return BlockVolume.builder("memory", "memory", TYPE, new BlockCache(1 << 20))
                .level(layout, r -> {
                    reads.incrementAndGet();
                    short[] a = new short[r.voxels()];
                    for (int i = 0; i < a.length; i++) {
                        a[i] = (short)
                                value(r.x() + i % r.nx(), r.y() + i / r.nx() % r.ny(), r.z() + i / (r.nx() * r.ny()));
                    }
                    return a;
                })
                .build()
                .finest();
    }

    /** Boxes of any size, over sources of any layout, give the same chunks as averaging whole levels in memory. */
    @Test
    void equalsAveragingWholeLevels() throws IOException {
        Size3 size = new Size3(90, 61, 47);
        PyramidPlan plan = new PyramidPlan(List.of(
                new PyramidPlan.Step(size, Factor3.ONE, Factor3.ONE),
                new PyramidPlan.Step(new Size3(45, 31, 47), new Factor3(2, 2, 1), new Factor3(2, 2, 1)),
                new PyramidPlan.Step(new Size3(23, 16, 24), new Factor3(2, 2, 2), new Factor3(4, 4, 2)),
                new PyramidPlan.Step(new Size3(12, 8, 12), new Factor3(2, 2, 2), new Factor3(8, 8, 4))));
        List<short[]> levels = levels(plan);
        List<BlockLayout> layouts = List.of(
                BlockLayout.ofPlanes(size), new BlockLayout(size, 13, 64, 5), new BlockLayout(size, 90, 61, 47));
        for (BlockLayout layout : layouts) {
            for (long budget : new long[] {1, 20_000, 80_000, 1 << 20}) {
                ConcurrentHashMap<String, short[]> chunks = new ConcurrentHashMap<>();
                ChunkShape shape = new ChunkShape(16, 8, 12);
                try (WorkContext work = new WorkContext(3, Progress.NONE)) {
                    new PyramidBuilder(plan, shape, Reduction.MEAN, folder, budget)
                            .build(
                                    source(size, layout, new AtomicInteger()),
                                    (l, x, y, z, v) -> assertThat(
                                                    chunks.put(l + ":" + x + "," + y + "," + z, ((short[]) v).clone()))
                                            .isNull(),
                                    work);
                }
                for (int l = 0; l < levels.size(); l++) {
                    check(l, plan.levels().get(l).size(), shape, levels.get(l), chunks);
                }
                assertThat(folder).isEmptyDirectory();
            }
        }
    }

    private static List<short[]> levels(PyramidPlan plan) {
        List<short[]> levels = new ArrayList<>();
        Size3 s = plan.levels().get(0).size();
        short[] base = new short[(int) s.voxels()];
        for (int i = 0; i < base.length; i++) {
            base[i] = (short) value(i % s.x(), i / s.x() % s.y(), i / (s.x() * s.y()));
        }
        levels.add(base);
        for (int l = 1; l < plan.levels().size(); l++) {
            Size3 f = plan.levels().get(l - 1).size();
            levels.add((short[]) Reduction.MEAN.reduce(
                    TYPE,
                    new Reduction.Box(levels.get(l - 1), (int) f.x(), (int) f.y(), (int) f.z(), (int) f.x(), (int)
                            (f.x() * f.y())),
                    plan.levels().get(l).fromFiner()));
        }
        return levels;
    }

    private static void check(
            int l, Size3 s, ChunkShape shape, short[] want, ConcurrentHashMap<String, short[]> chunks) {
        int cx = shape.clipped(s, 0);
        int cy = shape.clipped(s, 1);
        int cz = shape.clipped(s, 2);
        for (int i = 0; i < want.length; i++) {
            int x = (int) (i % s.x());
            int y = (int) (i / s.x() % s.y());
            int z = (int) (i / (s.x() * s.y()));
            short[] chunk = chunks.get(l + ":" + x / cx + "," + y / cy + "," + z / cz);
            if (chunk == null || chunk[x % cx + cx * (y % cy + cy * (z % cz))] != want[i]) {
                throw new AssertionError("level " + l + " voxel " + x + "," + y + "," + z + " is wrong or missing");
            }
        }
        long count = chunks.keySet().stream().filter(k -> k.startsWith(l + ":")).count();
        assertThat(count).isEqualTo(((s.x() - 1) / cx + 1) * ((s.y() - 1) / cy + 1) * ((s.z() - 1) / cz + 1));
    }

    @Test
    void planesAreReadOnce() throws IOException {
        Size3 size = new Size3(300, 200, 40);
        AtomicInteger reads = new AtomicInteger();
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            new PyramidBuilder(
                            PyramidPlan.of(size, null, 9),
                            new ChunkShape(32, 32, 16),
                            Reduction.MEAN,
                            folder,
                            2_000_000)
                    .build(source(size, new BlockLayout(size, 300, 200, 1), reads), (l, x, y, z, v) -> {}, work);
        }
        assertThat(reads.get()).isEqualTo(40);
    }

    @Test
    void onlyTheFinerAxesAreHalvedUntilVoxelsAreCubes() {
        PyramidPlan plan = PyramidPlan.of(new Size3(1000, 800, 100), new Vector3d(0.5, 0.5, 2), 64);
        assertThat(plan.levels().get(1).fromFiner()).isEqualTo(new Factor3(2, 2, 1));
        assertThat(plan.levels().get(2).fromFiner()).isEqualTo(new Factor3(2, 2, 1));
        assertThat(plan.levels().get(3).fromFiner()).isEqualTo(new Factor3(2, 2, 2));
        assertThat(plan.levels().get(3).fromBase()).isEqualTo(new Factor3(8, 8, 2));
        PyramidPlan.Step last = plan.levels().get(plan.levels().size() - 1);
        assertThat(List.of(last.size().x(), last.size().y(), last.size().z())).allMatch(n -> n <= PyramidPlan.SMALL);
        assertThat(PyramidPlan.of(new Size3(100000, 1, 1), new Vector3d(5, 1, 1), 64)
                        .levels())
                .hasSize(12);
        assertThat(PyramidPlan.of(new Size3(1000, 1000, 1000), null, 2).levels())
                .hasSize(2);
    }
}
