// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

class BlockCacheTest {
    private static final int THREADS = 8;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private <T> List<Future<T>> onAllThreads(Callable<T> work) {
        List<Future<T>> results = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            results.add(pool.submit(work));
        }
        return results;
    }

    /** Caffeine logs the stack trace of a future that fails; a damaged file must end in words only. */
    @Test
    void aBlockThatCannotBeReadIsNotLoggedAsAStackTrace() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Volume volume = LevelTest.volume(
                new BlockLayout(new Size3(8, 8, 8), 8, 8, 8),
                ValueType.U8,
                r -> {
                    throw new IOException("the disk is gone");
                },
                new BlockCache(1 << 20));
        Logger.getLogger("").addHandler(listener);
        try {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> volume.finest().block(0))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("the disk is gone");
            }
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void theBudgetHoldsForAllVolumesTogetherUnderManyThreads() throws Exception {
        int blockBytes = 16 * 16 * 16 * 4;
        BlockCache cache = new BlockCache(10L * blockBytes);
        List<Volume> volumes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            volumes.add(LevelTest.volume(
                    new BlockLayout(new Size3(96, 96, 96), 16, 16, 16),
                    ValueType.F32,
                    LevelTest.reader(ValueType.F32),
                    cache));
        }
        AtomicLong seed = new AtomicLong();
        AtomicLong most = new AtomicLong();
        for (Future<Object> f : onAllThreads(() -> {
            Random random = new Random(seed.incrementAndGet());
            for (int i = 0; i < 3000; i++) {
                long x = random.nextInt(96);
                long y = random.nextInt(96);
                long z = random.nextInt(96);
                double value = volumes.get(random.nextInt(3)).finest().value(x, y, z);
                if (value != LevelTest.at(x, y, z)) {
                    throw new AssertionError("wrong value at " + x + "," + y + "," + z);
                }
                most.accumulateAndGet(cache.usedBytes(), Math::max);
            }
            return null;
        })) {
            f.get(120, TimeUnit.SECONDS);
        }
        // Each thread may have put one block that is about to be evicted.
        assertThat(most.get()).isLessThanOrEqualTo(cache.budgetBytes() + (long) THREADS * (blockBytes + 64));
        assertThat(cache.usedBytes()).isBetween(1L, cache.budgetBytes());
    }

    @Test
    void aBlockThatManyWantAtOnceIsLoadedOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(THREADS);
        Level level = LevelTest.volume(
                        new BlockLayout(new Size3(8, 8, 8), 8, 8, 8),
                        ValueType.U8,
                        r -> {
                            loads.incrementAndGet();
                            awaitQuietly(all);
                            return new byte[r.voxels()];
                        },
                        new BlockCache(1 << 20))
                .finest();
        List<Future<Object>> blocks = onAllThreads(() -> {
            all.countDown();
            return level.block(0);
        });
        Object first = blocks.get(0).get(60, TimeUnit.SECONDS);
        for (Future<Object> f : blocks) {
            assertThat(f.get(60, TimeUnit.SECONDS)).isSameAs(first);
        }
        assertThat(level.block(0)).isSameAs(first);
        assertThat(loads).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IOException("the other threads did not come");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aFailedLoadIsToldToAllWhoWaitAndTriedAgainLater() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        CountDownLatch all = new CountDownLatch(THREADS);
        Level level = LevelTest.volume(
                        new BlockLayout(new Size3(8, 8, 8), 8, 8, 8),
                        ValueType.U8,
                        r -> {
                            awaitQuietly(all);
                            if (broken.get()) {
                                throw new IOException("bad sector");
                            }
                            return new byte[r.voxels()];
                        },
                        new BlockCache(1 << 20))
                .finest();
        for (Future<Object> f : onAllThreads(() -> {
            all.countDown();
            return level.block(0);
        })) {
            assertThatThrownBy(() -> f.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataException.class)
                    .hasMessageContaining("bad sector");
        }
        broken.set(false);
        assertThat((byte[]) level.block(0)).hasSize(512);
    }

    @Test
    void aClosedVolumeLeavesNothingInTheCache() {
        BlockCache cache = new BlockCache(1 << 20);
        BlockLayout layout = new BlockLayout(new Size3(32, 32, 32), 16, 16, 16);
        Volume one = LevelTest.volume(layout, ValueType.U8, LevelTest.reader(ValueType.U8), cache);
        Volume two = LevelTest.volume(layout, ValueType.U8, LevelTest.reader(ValueType.U8), cache);
        one.finest().read(new Region(0, 0, 0, 32, 32, 32));
        two.finest().value(0, 0, 0);
        assertThat(cache.usedBytes()).isEqualTo(9L * (4096 + 64));
        one.close();
        assertThat(cache.usedBytes()).isEqualTo(4096 + 64);
    }

    @Test
    void aBudgetIsNeeded() {
        assertThatThrownBy(() -> new BlockCache(0)).isInstanceOf(SextantException.class);
        assertThat(BlockCache.ofQuarterHeap().budgetBytes())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    }
}
