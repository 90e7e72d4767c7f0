// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of all chunks of a data set, by the first element of each; chunks that were never written are left out. */
final class ChunkPlaces {
    private static final long UNDEFINED = -1;

    private ChunkPlaces() {}

    /** The kind of index; 0 for B-trees of version 1. */
    static int kind(ChunkedDatasetBase dataset) {
        ChunkedDataLayoutMessageV4 layout = layout(dataset);
        return layout == null ? 0 : layout.getIndexingType();
    }

    private static @Nullable ChunkedDataLayoutMessageV4 layout(ChunkedDatasetBase dataset) {
        return dataset.getHeader().hasMessageOfType(ChunkedDataLayoutMessageV4.class)
                ? dataset.getHeader().getMessageOfType(ChunkedDataLayoutMessageV4.class)
                : null;
    }

    /** @param most largest extent along each axis, −1 for no limit */
    static Map<ChunkOffset, ChunkPlace> of(
            ChunkedDatasetBase dataset, GuardedStorage storage, long[] most, int[] chunk, int chunkBytes) {
        ChunkedDataLayoutMessageV4 layout = layout(dataset);
        if (layout == null || layout.getAddress() == UNDEFINED) {
            return byJhdf(dataset);
        }
        ChunkGrid grid = new ChunkGrid(dataset.getDimensionsAsLong(), most, chunk);
        return switch (layout.getIndexingType()) {
            case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX ->
                new FixedArray(storage, layout.getAddress(), grid, chunkBytes).places();
            case ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX ->
                new ExtensibleArray(storage, layout.getAddress(), grid, chunkBytes).places();
            case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX ->
                implicit(layout.getAddress(), dataset.getDimensionsAsLong(), most, chunk, grid, chunkBytes);
            default -> byJhdf(dataset);
        };
    }

    private static Map<ChunkOffset, ChunkPlace> byJhdf(ChunkedDatasetBase dataset) {
        Map<ChunkOffset, ChunkPlace> places = new HashMap<>();
        for (Map.Entry<ChunkOffset, Chunk> e : Jhdf.chunks(dataset).entrySet()) {
            Chunk c = e.getValue();
            BitSet skipped = c.getFilterMask() == null ? new BitSet() : c.getFilterMask();
            if (c.getAddress() != UNDEFINED) {
                places.put(e.getKey(), new ChunkPlace(c.getAddress(), c.getSize() & 0xffffffffL, skipped));
            }
        }
        return places;
    }

    /** All chunks one after the other, unpacked. */
    private static Map<ChunkOffset, ChunkPlace> implicit(
            long address, long[] dimensions, long[] most, int[] chunk, ChunkGrid grid, int chunkBytes) {
        Map<ChunkOffset, ChunkPlace> places = new HashMap<>();
        long count = 1;
        for (int a = 0; a < chunk.length; a++) {
            count *= (Math.max(most[a], dimensions[a]) - 1) / chunk[a] + 1;
        }
        for (long i = 0; i < count; i++) {
            long[] corner = grid.corner(i);
            if (grid.holds(corner)) {
                places.put(new ChunkOffset(corner), new ChunkPlace(address + i * chunkBytes, chunkBytes, new BitSet()));
            }
        }
        return places;
    }
}
