// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class UnpackedLayersTest {
    private static final Size3 SIZE = new Size3(50, 37, 29);
    private static final BlockLayout LAYOUT = new BlockLayout(SIZE, 16, 8, 10);

    /** A cache of one block or two: a layer of 20 blocks would be read anew for each plane. */
    private static final long SMALL = 4096;

    @ParameterizedTest
    @EnumSource
    void planesOfDeepBlocksAreRightAndReadEachBlockOnce(ValueType type) {
        ConcurrentMap<Region, AtomicInteger> reads = new ConcurrentHashMap<>();
        BlockReader reader = LevelTest.reader(type);
        try (Volume v = LevelTest.volume(
                        LAYOUT,
                        type,
                        r -> {
                            reads.computeIfAbsent(r, k -> new AtomicInteger()).incrementAndGet();
                            return reader.read(r);
                        },
                        new BlockCache(SMALL));
                WorkContext work = new WorkContext(3, Progress.NONE)) {
            // Layer by layer: a thread that falls two layers behind may have to unpack one again.
            for (int z = 0; z < SIZE.z(); z += 10) {
                int first = z;
                work.forEach("planes", 3 * Math.min(10, SIZE.z() - z), i -> {
                    Region r = new Region(0, i % 3 * 12, first + i / 3, 50, i % 3 == 2 ? 13 : 12, 1);
                    Object found = v.finest().read(r);
                    for (int k = 0; k < r.voxels(); k++) {
                        assertThat(type.get(found, k)).isEqualTo(LevelTest.at(k % 50, r.y() + k / 50, r.z()));
                    }
                });
            }
        }
        assertThat(reads).hasSize((int) LAYOUT.count());
        assertThat(reads.values()).allSatisfy(n -> assertThat(n).hasValue(1));
    }

    @Test
    void regionsOfSeveralPlanesAcrossLayersAreRight() {
        try (Volume v =
                LevelTest.volume(LAYOUT, ValueType.I16, LevelTest.reader(ValueType.I16), new BlockCache(SMALL))) {
            for (int nz = 1; nz < 10; nz++) {
                for (int z = 0; z + nz <= 29; z += 3) {
                    short[] found = (short[]) v.finest().read(new Region(0, 5, z, 50, 17, nz));
                    for (int k = 0; k < found.length; k++) {
                        assertThat((double) found[k])
                                .isEqualTo(LevelTest.at(k % 50, 5 + k / 50 % 17, z + k / (50 * 17)));
                    }
                }
            }
        }
    }

    @Test
    void aDamagedBlockIsReportedAsItIsAndTheOthersStayReadable() {
        BlockReader reader = LevelTest.reader(ValueType.U8);
        try (Volume v = LevelTest.volume(
                LAYOUT,
                ValueType.U8,
                r -> {
                    if (r.z() == 10 && r.y() == 8) {
                        throw new IOException("bad sector");
                    }
                    return reader.read(r);
                },
                new BlockCache(SMALL))) {
            assertThatThrownBy(() -> v.finest().read(new Region(0, 0, 12, 50, 37, 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("block 0,8,10")
                    .hasMessageContaining("bad sector");
            assertThat(((byte[]) v.finest().read(new Region(0, 0, 3, 50, 37, 1)))[7])
                    .isEqualTo((byte) LevelTest.at(7, 0, 3));
        }
    }

    @Test
    void itIsForPlanesOfLevelsThatTheCacheCannotHold() {
        Region plane = new Region(0, 0, 0, 50, 37, 1);
        assertThat(UnpackedLayers.pays(LAYOUT, ValueType.U8, plane, SMALL)).isTrue();
        assertThat(UnpackedLayers.pays(LAYOUT, ValueType.U8, plane, 1 << 20)).isFalse();
        assertThat(UnpackedLayers.pays(LAYOUT, ValueType.U8, new Region(0, 0, 0, 49, 37, 1), SMALL))
                .isFalse();
        assertThat(UnpackedLayers.pays(LAYOUT, ValueType.U8, new Region(0, 0, 0, 50, 37, 10), SMALL))
                .isFalse();
        assertThat(UnpackedLayers.pays(BlockLayout.ofPlanes(SIZE), ValueType.U8, plane, 16))
                .isFalse();
    }
}
