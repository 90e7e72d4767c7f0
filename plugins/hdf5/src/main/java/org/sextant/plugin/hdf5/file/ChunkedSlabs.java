// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.dataset.chunked.ChunkOffset;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/** A data set stored in chunks: only those that a box touches are read; a missing chunk is the fill value. */
final class ChunkedSlabs implements SlabReader {
    /** No filter packs better than this: guards against a chunk size that damage made absurd. */
    private static final long MOST_PACKED = 1100;

    private static final long SLACK = 1 << 16;

    private final RandomBytes file;
    private final String path;
    private final long base;
    private final ElementType element;
    private final int[] chunk;
    private final ChunkFilters filters;
    private final double fill;
    private final Supplier<Map<ChunkOffset, ChunkPlace>> index;
    private volatile @Nullable Map<ChunkOffset, ChunkPlace> chunks;

    /**
     * @param base byte at which addresses start
     * @param chunk extent of a chunk along each axis
     * @param index reads the places of the chunks
     */
    ChunkedSlabs(
            Hdf5File file,
            String path,
            ElementType element,
            int[] chunk,
            ChunkFilters filters,
            double fill,
            Supplier<Map<ChunkOffset, ChunkPlace>> index) {
        this.file = file.bytes();
        this.path = path;
        this.base = file.storage().getUserBlockSize();
        this.element = element;
        this.chunk = chunk;
        this.filters = filters;
        this.fill = fill;
        this.index = index;
    }

    @Override
    public Object read(long[] start, int[] shape) throws IOException {
        Map<ChunkOffset, ChunkPlace> places = places();
        int axes = chunk.length;
        long[] corner = new long[axes];
        boolean whole = true;
        for (int a = 0; a < axes; a++) {
            corner[a] = start[a] / chunk[a] * chunk[a];
            whole &= corner[a] == start[a] && shape[a] == chunk[a];
        }
        ChunkPlace only = whole ? places.get(new ChunkOffset(start)) : null;
        if (only != null) {
            return decoded(only);
        }
        Object out = element.value().allocate(SlabReader.count(shape));
        if (fill != 0) {
            fill(out);
        }
        long[] at = corner.clone();
        while (true) {
            ChunkPlace c = places.get(new ChunkOffset(at));
            if (c != null) {
                copy(decoded(c), at, out, start, shape);
            }
            int a = axes - 1;
            for (; a >= 0; a--) {
                at[a] += chunk[a];
                if (at[a] < start[a] + shape[a]) {
                    break;
                }
                at[a] = corner[a];
            }
            if (a < 0) {
                return out;
            }
        }
    }

    private void fill(Object out) {
        int n = Array.getLength(out);
        for (int i = 0; i < n; i++) {
            element.value().set(out, i, fill);
        }
    }

    private Map<ChunkOffset, ChunkPlace> places() {
        Map<ChunkOffset, ChunkPlace> there = chunks;
        if (there == null) {
            there = index.get();
            checkChunkBytes(there);
            chunks = there;
        }
        return there;
    }

    private void checkChunkBytes(Map<ChunkOffset, ChunkPlace> all) {
        long largest = all.values().stream().mapToLong(ChunkPlace::bytes).max().orElse(0);
        long chunkBytes = chunkBytes();
        if (largest > file.size()
                || chunkBytes > (filters.isEmpty() ? Math.max(SLACK, largest) : MOST_PACKED * largest + SLACK)) {
            throw new DataException(
                    file.name(),
                    "data set " + path,
                    "its chunks are announced to be " + chunkBytes + " bytes, the longest one is stored in " + largest
                            + " of " + file.size() + " bytes",
                    "The file is damaged");
        }
    }

    private long chunkBytes() {
        return (long) SlabReader.count(chunk) * element.bytes();
    }

    private Object decoded(ChunkPlace c) throws IOException {
        ByteBuffer stored = file.read(c.address() + base, c.bytes());
        if (!filters.isEmpty()) {
            stored = ByteBuffer.wrap(filters.decode(stored.array(), c.skipped()));
        }
        return element.decode(stored, SlabReader.count(chunk));
    }

    /** Copies what chunk and box share, row by row. */
    private void copy(Object from, long[] corner, Object out, long[] start, int[] shape) {
        int axes = chunk.length;
        long[] low = new long[axes];
        long[] high = new long[axes];
        for (int a = 0; a < axes; a++) {
            low[a] = Math.max(corner[a], start[a]);
            high[a] = Math.min(corner[a] + chunk[a], start[a] + shape[a]);
        }
        int n = (int) (high[axes - 1] - low[axes - 1]);
        long[] at = low.clone();
        while (true) {
            int source = 0;
            int target = 0;
            for (int a = 0; a < axes; a++) {
                source = source * chunk[a] + (int) (at[a] - corner[a]);
                target = target * shape[a] + (int) (at[a] - start[a]);
            }
            System.arraycopy(from, source, out, target, n);
            int a = axes - 2;
            for (; a >= 0 && ++at[a] == high[a]; a--) {
                at[a] = low[a];
            }
            if (a < 0) {
                return;
            }
        }
    }
}
