// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.sextant.volume.codec.ByteCodec;
import org.sextant.volume.codec.Workspace;
import org.sextant.volume.value.ValueType;

/**
 * How the values of one chunk become bytes: axes re-ordered, values laid out in a byte order, bytes compressed.
 *
 * @param shape values along each axis, C order (last axis fastest)
 * @param order stored axis i is axis {@code order[i]} of the array
 * @param codecs in the order of encoding
 */
record ChunkCoding(int[] shape, ValueType type, int[] order, ByteOrder byteOrder, List<ByteCodec> codecs) {
    /** Number of values; the metadata's parser has made sure that it fits. */
    int values() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    int bytes() {
        return Math.multiplyExact(values(), type.fileBytes());
    }

    /** Most bytes that a chunk's file can have: compressors add little to what they cannot shrink. */
    long maxEncodedBytes() {
        return codecs.isEmpty() ? bytes() : bytes() + bytes() / 8L + (64 << 10);
    }

    /** The values of a chunk, C order. */
    Object decode(byte[] encoded) throws IOException {
        byte[] bytes = encoded;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            int limit = i == 0 ? bytes() : (int) Math.min(Integer.MAX_VALUE - 8, maxEncodedBytes());
            bytes = codecs.get(i).decode(bytes, limit);
        }
        if (bytes.length != bytes()) {
            throw new IOException("it decodes to " + bytes.length + " bytes instead of " + bytes());
        }
        Object stored = type == ValueType.U8 || type == ValueType.I8
                ? bytes
                : type.decode(ByteBuffer.wrap(bytes), values(), byteOrder);
        return isTransposed() ? Transpose.toArrayOrder(type, stored, shape, order) : stored;
    }

    /**
     * The bytes of a chunk given in C order; not for transposed chunks.
     *
     * @param memory holds the result until it is used again
     */
    ByteBuffer encode(Object values, Workspace memory) {
        if (isTransposed()) {
            throw new IllegalStateException("chunks are written in C order only");
        }
        byte[] bytes;
        int n = bytes();
        if (type == ValueType.U8 || type == ValueType.I8) {
            bytes = (byte[]) values;
        } else {
            bytes = memory.take(1, n);
            type.encode(values, 0, values(), ByteBuffer.wrap(bytes), byteOrder);
        }
        int slot = 2;
        for (ByteCodec c : codecs) {
            byte[] out = memory.take(slot++, c.maxEncoded(n));
            n = c.encode(bytes, n, out, memory);
            bytes = out;
        }
        return ByteBuffer.wrap(bytes, 0, n);
    }

    private boolean isTransposed() {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return true;
            }
        }
        return false;
    }
}
