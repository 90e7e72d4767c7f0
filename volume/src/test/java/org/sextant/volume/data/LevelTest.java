// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class LevelTest {
    /** A value for each voxel that fits every type and differs along all axes. */
    static double at(long x, long y, long z) {
        return (x * 7 + y * 31 + z * 101 + x * y + y * z * 3) % 127;
    }

    static BlockReader reader(ValueType type) {
        return r -> {
            Object a = type.allocate(r.voxels());
            int i = 0;
            for (long z = r.z(); z < r.z() + r.nz(); z++) {
                for (long y = r.y(); y < r.y() + r.ny(); y++) {
                    for (long x = r.x(); x < r.x() + r.nx(); x++) {
                        type.set(a, i++, at(x, y, z));
                    }
                }
            }
            return a;
        };
    }

    static Volume volume(BlockLayout layout, ValueType type, BlockReader reader, BlockCache cache) {
        return BlockVolume.builder("test.raw", "test", type, cache)
                .level(layout, reader)
                .build();
    }

    private static Level level(BlockLayout layout, ValueType type) {
        return volume(layout, type, reader(type), new BlockCache(1 << 20)).finest();
    }

    @ParameterizedTest
    @EnumSource
    void everyRegionAcrossBlocksIsReadAsVoxelByVoxel(ValueType type) {
        Random random = new Random(8);
        for (int i = 0; i < 40; i++) {
            Size3 size = new Size3(1 + random.nextInt(20), 1 + random.nextInt(15), 1 + random.nextInt(9));
            Level level = level(
                    new BlockLayout(size, 1 + random.nextInt(8), 1 + random.nextInt(8), 1 + random.nextInt(8)), type);
            int nx = 1 + random.nextInt((int) size.x());
            int ny = 1 + random.nextInt((int) size.y());
            int nz = 1 + random.nextInt((int) size.z());
            Region r = new Region(
                    random.nextInt((int) size.x() - nx + 1),
                    random.nextInt((int) size.y() - ny + 1),
                    random.nextInt((int) size.z() - nz + 1),
                    nx,
                    ny,
                    nz);
            Object found = level.read(r);
            for (int k = 0; k < r.voxels(); k++) {
                long x = r.x() + k % nx;
                long y = r.y() + k / nx % ny;
                long z = r.z() + k / (nx * ny);
                assertThat(type.get(found, k)).as("%s of %s at %d", r, size, k).isEqualTo(at(x, y, z));
                assertThat(level.value(x, y, z)).isEqualTo(at(x, y, z));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theImageShowsTheSameVoxels(ValueType type) {
        Level level = level(new BlockLayout(new Size3(11, 7, 5), 4, 3, 2), type);
        @SuppressWarnings("unchecked")
        RandomAccess<? extends RealType<?>> access = (RandomAccess<? extends RealType<?>>)
                (RandomAccess<?>) level.image().randomAccess();
        for (int z = 0; z < 5; z++) {
            for (int y = 0; y < 7; y++) {
                for (int x = 0; x < 11; x++) {
                    access.setPosition(new int[] {x, y, z});
                    assertThat(access.get().getRealDouble()).isEqualTo(at(x, y, z));
                }
            }
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        Level level = level(new BlockLayout(new Size3(11, 7, 5), 4, 3, 2), ValueType.U8);
        long[][] outside = {
            {-1, 0, 0},
            {11, 0, 0},
            {0, 7, 0},
            {0, 0, 5},
            {Long.MAX_VALUE, 0, 0},
            {0, Long.MAX_VALUE, 0},
            {Long.MIN_VALUE, 0, 0},
            {0, 0, Long.MAX_VALUE - 1}
        };
        for (long[] p : outside) {
            assertThatThrownBy(() -> level.value(p[0], p[1], p[2]))
                    .as("%d %d %d", p[0], p[1], p[2])
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("test.raw");
            assertThatThrownBy(() -> level.read(new Region(p[0], p[1], p[2], 2, 1, 1)))
                    .isInstanceOf(SextantException.class);
        }
        assertThatThrownBy(() -> level.read(new Region(10, 0, 0, 2, 1, 1))).isInstanceOf(SextantException.class);
    }

    @Test
    void failuresOfTheReaderNameFileAndBlock() {
        BlockLayout layout = new BlockLayout(new Size3(11, 7, 5), 4, 3, 2);
        BlockReader[] broken = {
            r -> new byte[3],
            r -> {
                throw new IOException("bad sector");
            },
            r -> {
                throw new EOFException("at 12");
            }
        };
        for (BlockReader reader : broken) {
            Level level = volume(layout, ValueType.U8, reader, new BlockCache(1 << 20))
                    .finest();
            assertThatThrownBy(() -> level.value(5, 4, 3))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("test.raw")
                    .hasMessageContaining("block 4,3,2");
        }
    }

    @Test
    void aCoarseLevelKnowsWhereItLies() {
        VoxelGrid base = VoxelGrid.of(new FrameId("f"), new Size3(8, 8, 8), new Vector3d(0.5), new Vector3d(1, 2, 3));
        Volume v = BlockVolume.builder("v", "test", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(new Size3(8, 8, 8), 4, 4, 4), reader(ValueType.U8))
                .level(
                        new BlockLayout(new Size3(4, 4, 4), 4, 4, 4),
                        new Matrix4x3d().translation(0.5, 0.5, 0.5).scale(2),
                        reader(ValueType.U8))
                .grid(base)
                .build();
        assertThat(v.levels().get(1).grid(v.grid())).isEqualTo(base.level(2, 2, 2));
        assertThat(v.levels().get(0).grid(v.grid())).isEqualTo(base);
        assertThat(v.levels().get(1).toString()).contains("level 1").contains("4×4×4");
    }

    @Test
    void aVoxelSizeIsAskedForNotInvented() {
        Volume v = volume(
                new BlockLayout(new Size3(1, 1, 1), 1, 1, 1), ValueType.U8, reader(ValueType.U8), new BlockCache(99));
        assertThatThrownBy(v::grid).isInstanceOf(DataException.class).hasMessageContaining("--voxel");
    }

    /** More than 2³² voxels: 9·10⁹ of them, of which one block is made. */
    @Test
    void volumesBeyondTwoToThe31AreIndexedRightly() {
        Size3 size = new Size3(3000, 3000, 1000);
        BlockCache cache = new BlockCache(64 << 20);
        Volume v = BlockVolume.builder("huge", "test", ValueType.U32, cache)
                .level(new BlockLayout(size, 64, 64, 64), r -> {
                    int[] a = new int[r.voxels()];
                    for (int i = 0; i < a.length; i++) {
                        long x = r.x() + i % r.nx();
                        long y = r.y() + i / r.nx() % r.ny();
                        long z = r.z() + i / (r.nx() * r.ny());
                        a[i] = (int) ((x + 3000 * (y + 3000 * z)) % 4294967291L);
                    }
                    return a;
                })
                .build();
        Level level = v.finest();
        assertThat(level.size().voxels()).isEqualTo(9_000_000_000L);
        double corner = 8_999_999_999L % 4294967291L;
        assertThat(level.value(2999, 2999, 999)).isEqualTo(corner);
        assertThat(ValueType.U32.get(level.read(new Region(2990, 2995, 990, 10, 5, 10)), 499))
                .isEqualTo(corner);
        assertThat(level.layout().region(level.layout().count() - 1))
                .isEqualTo(new Region(2944, 2944, 960, 56, 56, 40));
        @SuppressWarnings("unchecked")
        RandomAccess<? extends RealType<?>> access = (RandomAccess<? extends RealType<?>>)
                (RandomAccess<?>) level.image().randomAccess();
        access.setPosition(new long[] {2999, 2999, 999});
        assertThat(access.get().getRealDouble()).isEqualTo(corner);
        assertThat(level.image().dimension(2)).isEqualTo(1000);
        assertThat(cache.usedBytes()).isLessThan(2L * 64 * 64 * 64 * 4);
    }

    @Test
    void planesAreCutIntoRowsOfAboutAMillionVoxels() {
        BlockLayout small = BlockLayout.ofPlanes(new Size3(10, 20, 30));
        assertThat(small.region(1)).isEqualTo(new Region(0, 0, 1, 10, 20, 1));
        BlockLayout large = BlockLayout.ofPlanes(new Size3(100_000, 100_000, 5));
        assertThat(large.region(0).voxels()).isLessThanOrEqualTo(1 << 20);
        assertThat(large.bx()).isEqualTo(100_000);
        assertThat(BlockLayout.ofPlanes(new Size3(1 << 30, 4, 1)).by()).isEqualTo(1);
        assertThatThrownBy(() -> BlockLayout.ofPlanes(new Size3(1L << 40, 1, 1)))
                .isInstanceOf(SextantException.class);
    }

    @Test
    void blocksCoverEveryVoxelOnce() {
        BlockLayout b = new BlockLayout(new Size3(11, 7, 5), 4, 3, 2);
        int[] hits = new int[11 * 7 * 5];
        for (long i = 0; i < b.count(); i++) {
            Region r = b.region(i);
            assertThat(b.index(r.x() / 4, r.y() / 3, r.z() / 2)).isEqualTo(i);
            for (int k = 0; k < r.voxels(); k++) {
                long x = r.x() + k % r.nx();
                long y = r.y() + k / r.nx() % r.ny();
                long z = r.z() + k / (r.nx() * r.ny());
                hits[(int) (x + 11 * (y + 7 * z))]++;
            }
        }
        assertThat(hits).containsOnly(1);
    }

    @Test
    void regionsTooLargeForAnArrayAreRefused() {
        assertThatThrownBy(() -> new Region(0, 0, 0, 65536, 65536, 1)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Region(0, 0, 0, 2048, 2048, 1024)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Region(0, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Region(0, 0, 0, 0, 1, 1)).isInstanceOf(SextantException.class);
    }

    @Test
    void aBlockTooLargeForTheMemoryIsReportedWithItsPlace() {
        Volume v = volume(
                new BlockLayout(new Size3(9, 9, 9), 4, 4, 4),
                ValueType.U8,
                r -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                new BlockCache(1 << 20));
        assertThatThrownBy(() -> v.finest().value(5, 1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.raw")
                .hasMessageContaining("block 4,0,0")
                .hasMessageContaining("-Xmx");
    }

    @Test
    void closingClosesAllEvenIfOneFails() {
        boolean[] closed = new boolean[2];
        Volume v = BlockVolume.builder("test.raw", "test", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(new Size3(9, 9, 9), 4, 4, 4), reader(ValueType.U8))
                .closing(() -> {
                    closed[0] = true;
                    throw new IOException("gone");
                })
                .closing(() -> closed[1] = true)
                .build();
        assertThatThrownBy(v::close).isInstanceOf(DataException.class).hasMessageContaining("gone");
        assertThat(closed).containsExactly(true, true);
    }
}
