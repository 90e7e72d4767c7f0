// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

class HoldingsTest {
    private static final Volume VOLUME = BlockVolume.builder("v", "memory", ValueType.U8, new BlockCache(1))
            .level(new BlockLayout(new Size3(1, 1, 1), 1, 1, 1), r -> new byte[1])
            .build();

    private int dropped;
    private final Holdings holdings = new Holdings(100, () -> dropped++);

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        put(0, 40);
        put(1, 40);
        assertThat(holdings.get(key(0))).isNotNull();
        put(2, 40);
        assertThat(List.of(holdings.has(key(0)), holdings.has(key(1)), holdings.has(key(2))))
                .containsExactly(true, false, true);
        assertThat(dropped).isEqualTo(1);
    }

    @Test
    void whatThePictureUsesStays() {
        put(0, 40);
        put(1, 40);
        holdings.pin(List.of(key(0), key(1)));
        assertThat(holdings.reserve(21)).isFalse();
        assertThat(holdings.usedBytes()).isEqualTo(80);
        holdings.unpin();
        assertThat(holdings.reserve(21)).isTrue();
        assertThat(holdings.has(key(0))).isFalse();
    }

    @Test
    void bytesNeverExceedTheBudgetAndAddUp() {
        Random random = new Random(4);
        long reserved = 0;
        for (int n = 0; n < 2000; n++) {
            int bytes = 1 + random.nextInt(60);
            if (holdings.reserve(bytes)) {
                if (random.nextInt(4) == 0) {
                    holdings.release(bytes);
                } else {
                    holdings.put(key(random.nextInt(12)), piece(bytes));
                    reserved++;
                }
            }
            long sum = holdings.of(VOLUME).stream()
                    .mapToLong(k -> holdings.get(k).bytes())
                    .sum();
            assertThat(holdings.usedBytes()).isEqualTo(sum).isLessThanOrEqualTo(100);
        }
        assertThat(reserved).isGreaterThan(1000);
        assertThat(holdings.peakBytes()).isBetween(90L, 100L);
        holdings.clear();
        assertThat(holdings.usedBytes()).isZero();
    }

    private void put(int n, long bytes) {
        assertThat(holdings.reserve(bytes)).isTrue();
        holdings.put(key(n), piece(bytes));
    }

    private static Holdings.Key key(int n) {
        return new Holdings.Key(VOLUME, new LoadPlan(n, 1, 1, 1, 0, 0, 0, 1, 1, 1));
    }

    private static Holdings.Piece piece(long bytes) {
        DenseField field = DenseField.allocate(ValueType.U8, 1, 1, 1);
        return new Holdings.Piece(field, BrickGrid.of(field), bytes);
    }
}
