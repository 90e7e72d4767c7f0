// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.HdfFile;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/**
 * Two doors of jhdf that are not public: a file over a storage of one's own (its public ones read without bounds), and
 * the list of chunks with their filter masks (its public reader ignores the masks and fills missing chunks with 0).
 */
final class Jhdf {
    private static final MethodHandle NEW_FILE;
    private static final MethodHandle CHUNKS;

    static {
        try {
            NEW_FILE = MethodHandles.privateLookupIn(HdfFile.class, MethodHandles.lookup())
                    .findConstructor(HdfFile.class, MethodType.methodType(void.class, HdfBackingStorage.class));
            CHUNKS = MethodHandles.privateLookupIn(ChunkedDatasetBase.class, MethodHandles.lookup())
                    .findVirtual(ChunkedDatasetBase.class, "getChunkLookup", MethodType.methodType(Map.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Jhdf() {}

    static HdfFile file(HdfBackingStorage storage) {
        try {
            return (HdfFile) NEW_FILE.invokeExact(storage);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<ChunkOffset, Chunk> chunks(ChunkedDatasetBase dataset) {
        try {
            return (Map<ChunkOffset, Chunk>) CHUNKS.invokeExact(dataset);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
