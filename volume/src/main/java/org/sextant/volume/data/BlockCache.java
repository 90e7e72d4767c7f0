// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Array;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.SextantException;

/**
 * Blocks in memory up to a budget of bytes, shared by all volumes; the least useful go first (Window TinyLFU).
 *
 * <p>Threads: any. A block wanted by several threads at once is loaded once, by the first of them, in its own thread; a
 * failed load is reported to all who wait and is not kept.
 */
public final class BlockCache {
    private record Key(Level level, long block) {}

    /** Stands for a block that could not be loaded, until those who wait for it have seen why. */
    private record Failed(Throwable why) {}

    private final AsyncCache<Key, Object> blocks;
    private final long budgetBytes;

    public BlockCache(long budgetBytes) {
        if (budgetBytes < 1) {
            throw new SextantException("the block cache needs a budget above 0 bytes, not " + budgetBytes);
        }
        this.budgetBytes = budgetBytes;
        this.blocks = Caffeine.newBuilder()
                .maximumWeight(budgetBytes)
                .executor(Runnable::run)
                .weigher((Key k, Object array) -> weight(k, array))
                .buildAsync();
    }

    /** A quarter of the heap. */
    public static BlockCache ofQuarterHeap() {
        return new BlockCache(Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 4));
    }

    public long budgetBytes() {
        return budgetBytes;
    }

    /** Bytes held now. */
    public long usedBytes() {
        return blocks.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElse(0);
    }

    Object get(Level level, long block, Supplier<Object> loader) {
        Key key = new Key(level, block);
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> there = blocks.asMap().putIfAbsent(key, mine);
        if (there == null) {
            try {
                Object array = loader.get();
                mine.complete(array);
                // Waits for evictions that are due, so that loading threads cannot run ahead of them.
                blocks.synchronous().cleanUp();
                return array;
            } catch (Throwable e) {
                // Not completeExceptionally: Caffeine would print the stack trace of each.
                mine.complete(new Failed(e));
                blocks.asMap().remove(key, mine);
                throw e;
            }
        }
        Object array = there.join();
        if (!(array instanceof Failed failed)) {
            return array;
        }
        if (failed.why() instanceof SextantException s) {
            throw s;
        }
        throw new CompletionException(failed.why());
    }

    /** The block if it is there, else null. */
    @Nullable
    Object peek(Level level, long block) {
        CompletableFuture<Object> there = blocks.getIfPresent(new Key(level, block));
        Object array = there == null ? null : there.getNow(null);
        return array instanceof Failed ? null : array;
    }

    void forget(Level level) {
        blocks.asMap().keySet().removeIf(k -> k.level() == level);
    }

    private static int weight(Key key, Object array) {
        if (array instanceof Failed) {
            return 0;
        }
        long bytes = (long) Array.getLength(array) * key.level().type().memoryBytes() + 64;
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
