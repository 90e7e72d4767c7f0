// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/**
 * Voxels in memory within a budget of bytes. What was used longest ago goes first; what the present picture uses stays.
 * Room is reserved before anything is read, so that the bytes never exceed the budget, not even while loading.
 *
 * <p>Threads: any.
 */
final class Holdings {
    /** A piece of a volume. The same volume object stands for the same data, see {@link VolumeSource}. */
    record Key(Volume volume, LoadPlan plan) {}

    /** A piece in memory. */
    record Piece(DenseField field, BrickGrid bricks, long bytes) {}

    private final long budgetBytes;
    private final Runnable dropped;
    /** Least recently used first. */
    private final Map<Key, Piece> pieces = new LinkedHashMap<>(16, 0.75f, true);

    private final Set<Key> pinned = new HashSet<>();
    private long usedBytes;
    private long peakBytes;

    /** @param dropped called when something is dropped, to let go of it elsewhere too */
    Holdings(long budgetBytes, Runnable dropped) {
        if (budgetBytes < 1) {
            throw new SextantException("a renderer needs a budget above 0 bytes, not " + budgetBytes);
        }
        this.budgetBytes = budgetBytes;
        this.dropped = dropped;
    }

    long budgetBytes() {
        return budgetBytes;
    }

    /** Bytes held or reserved now. */
    synchronized long usedBytes() {
        return usedBytes;
    }

    /** The most bytes there ever were. */
    synchronized long peakBytes() {
        return peakBytes;
    }

    /** A piece, which counts as used now; null if it is not there. */
    synchronized @Nullable Piece get(Key key) {
        return pieces.get(key);
    }

    synchronized boolean has(Key key) {
        return pieces.containsKey(key);
    }

    /** The pieces of a volume that are there. */
    synchronized List<Key> of(Volume volume) {
        return pieces.keySet().stream().filter(k -> k.volume() == volume).toList();
    }

    /** Nothing is in use any more: a new picture begins. */
    synchronized void unpin() {
        pinned.clear();
    }

    /** The present picture uses these pieces, or will once they are there. */
    synchronized void pin(Collection<Key> keys) {
        pinned.addAll(keys);
    }

    /**
     * Makes room by dropping what is not in use.
     *
     * @return false, and nothing is reserved, if there is too little to drop
     */
    synchronized boolean reserve(long bytes) {
        var oldestFirst = pieces.entrySet().iterator();
        while (usedBytes + bytes > budgetBytes && oldestFirst.hasNext()) {
            Map.Entry<Key, Piece> e = oldestFirst.next();
            if (!pinned.contains(e.getKey())) {
                usedBytes -= e.getValue().bytes();
                oldestFirst.remove();
                dropped.run();
            }
        }
        if (usedBytes + bytes > budgetBytes) {
            return false;
        }
        usedBytes += bytes;
        peakBytes = Math.max(peakBytes, usedBytes);
        return true;
    }

    /** Gives back what was reserved and not used. */
    synchronized void release(long bytes) {
        usedBytes -= bytes;
    }

    /** Keeps a piece whose bytes were reserved. */
    synchronized void put(Key key, Piece piece) {
        Piece before = pieces.put(key, piece);
        usedBytes -= before == null ? 0 : before.bytes();
    }

    synchronized void clear() {
        pieces.values().forEach(p -> usedBytes -= p.bytes());
        pieces.clear();
        pinned.clear();
    }
}
