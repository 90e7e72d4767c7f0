// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * A Zarr array in a folder. Chunks are read one by one; of a shard, only the index and the wanted inner chunk.
 *
 * <p>Threads: any.
 */
final class ZarrArray {
    /** Shard indices kept, bytes. */
    private static final long INDEX_CACHE_BYTES = 8 << 20;

    private final StoreFolder folder;
    private final ArrayMetadata metadata;
    private final Cache<String, long[]> indices = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(INDEX_CACHE_BYTES)
            .weigher((String k, long[] v) -> 8 * v.length + 64)
            .build();

    private ZarrArray(StoreFolder folder, ArrayMetadata metadata) {
        this.folder = folder;
        this.metadata = metadata;
    }

    static ZarrArray open(StoreFolder folder) {
        return new ZarrArray(folder, folder.isV3() ? ArrayMetadataV3.parse(folder) : ArrayMetadataV2.parse(folder));
    }

    ArrayMetadata metadata() {
        return metadata;
    }

    StoreFolder folder() {
        return folder;
    }

    /**
     * The values of a chunk (of a sharded array, an inner chunk) in C order, padded to the full chunk at the border.
     *
     * @return null if it is not stored: all its values are the fill value
     * @throws DataException naming the chunk's file if it is damaged
     */
    @Nullable
    Object chunk(long[] position) {
        ShardLayout shard = metadata.shard();
        String key = metadata.keys().key(shard == null ? position : shard.shardPosition(position));
        Path file = folder.path().resolve(key);
        if (Files.notExists(file)) {
            return null;
        }
        try (RandomBytes bytes = RandomBytes.open(file)) {
            byte[] encoded = shard == null ? whole(bytes) : inner(bytes, shard, key, position);
            return encoded == null ? null : metadata.coding().decode(encoded);
        } catch (IOException e) {
            throw new DataException(
                    file.toString(),
                    shard == null ? "chunk" : "inner chunk " + shard.number(position),
                    "cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                    "The chunk is damaged or belongs to another array; copy the store again",
                    e);
        }
    }

    /** Whether a chunk is stored; false: all its values are the fill value. A shard that cannot be read counts as stored. */
    boolean isStored(long[] position) {
        ShardLayout shard = metadata.shard();
        String key = metadata.keys().key(shard == null ? position : shard.shardPosition(position));
        Path file = folder.path().resolve(key);
        if (Files.notExists(file)) {
            return false;
        }
        if (shard == null) {
            return true;
        }
        long[] table = indices.getIfPresent(key);
        if (table == null) {
            try (RandomBytes bytes = RandomBytes.open(file)) {
                table = index(bytes, shard, key);
            } catch (IOException e) {
                return true; // reading the chunk tells what is wrong
            }
        }
        return !isAbsent(table, shard.number(position));
    }

    private static boolean isAbsent(long[] table, int number) {
        return table[2 * number] == ShardLayout.ABSENT && table[2 * number + 1] == ShardLayout.ABSENT;
    }

    private byte[] whole(RandomBytes bytes) throws IOException {
        return checked(bytes, 0, bytes.size());
    }

    private byte[] checked(RandomBytes bytes, long at, long n) throws IOException {
        ChunkCoding coding = metadata.coding();
        if (coding.codecs().isEmpty() ? n != coding.bytes() : n > coding.maxEncodedBytes()) {
            throw new IOException("it has " + n + " bytes, its " + coding.values() + " values of type "
                    + coding.type().label() + " need " + coding.bytes()
                    + (coding.codecs().isEmpty() ? "" : " at most"));
        }
        return bytes.read(at, n).array();
    }

    private byte @Nullable [] inner(RandomBytes bytes, ShardLayout shard, String key, long[] position)
            throws IOException {
        long[] table = indices.getIfPresent(key);
        if (table == null) {
            table = index(bytes, shard, key);
        }
        int number = shard.number(position);
        if (isAbsent(table, number)) {
            return null;
        }
        long at = table[2 * number];
        long n = table[2 * number + 1];
        if (at < 0 || n < 0 || n > bytes.size() || at > bytes.size() - n) {
            throw new IOException("the index places it at byte " + Long.toUnsignedString(at) + " with "
                    + Long.toUnsignedString(n) + " bytes, the shard has " + bytes.size());
        }
        return checked(bytes, at, n);
    }

    /** Reads a shard's index and keeps it. */
    private long[] index(RandomBytes bytes, ShardLayout shard, String key) throws IOException {
        long at = shard.indexAtEnd() ? bytes.size() - shard.indexBytes() : 0;
        if (bytes.size() < shard.indexBytes()) {
            throw new IOException(
                    "the shard has " + bytes.size() + " bytes, its index alone needs " + shard.indexBytes());
        }
        long[] table = shard.decodeIndex(bytes.read(at, shard.indexBytes()).array());
        indices.put(key, table);
        return table;
    }
}
