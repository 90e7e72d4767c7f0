// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.volume.codec.Crc32c;

/**
 * How inner chunks lie in a shard: Zarr v3 codec {@code sharding_indexed}, version 1.0. The index is a table of offset and
 * length of each inner chunk (C order, little endian 64 bit); both at their maximum mean that the chunk is not there.
 *
 * @param chunks inner chunks along each axis
 */
record ShardLayout(int[] chunks, boolean indexAtEnd, boolean checksum) {
    /** Offset and length of an inner chunk that is not there. */
    static final long ABSENT = -1L;

    int count() {
        int n = 1;
        for (int c : chunks) {
            n = Math.multiplyExact(n, c);
        }
        return n;
    }

    int indexBytes() {
        return Math.addExact(Math.multiplyExact(16, count()), checksum ? Crc32c.BYTES : 0);
    }

    /** Number of an inner chunk, given its position among all inner chunks of the array. */
    int number(long[] innerPosition) {
        int number = 0;
        for (int a = 0; a < chunks.length; a++) {
            number = number * chunks[a] + (int) (innerPosition[a] % chunks[a]);
        }
        return number;
    }

    long[] shardPosition(long[] innerPosition) {
        long[] shard = new long[chunks.length];
        for (int a = 0; a < chunks.length; a++) {
            shard[a] = innerPosition[a] / chunks[a];
        }
        return shard;
    }

    /** Offsets and lengths in turn. */
    long[] decodeIndex(byte[] encoded) throws IOException {
        byte[] bytes = checksum ? new Crc32c().decode(encoded, 16 * count()) : encoded;
        long[] table = new long[2 * count()];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(table);
        return table;
    }

    byte[] encodeIndex(long[] table) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * count()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(table);
        return checksum ? new Crc32c().encode(bytes.array()) : bytes.array();
    }
}
