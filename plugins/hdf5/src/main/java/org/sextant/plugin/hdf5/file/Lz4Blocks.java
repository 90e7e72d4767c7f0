// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Factory;

/**
 * The blocks of the HDF5 filter lz4 (32004): big-endian total length (8 bytes) and block length (4), then each block with
 * its packed length (4) in front; a block that did not shrink is stored as it is.
 */
final class Lz4Blocks {
    private static final int HEADER = 12;

    private Lz4Blocks() {}

    /** @param total length of the result, as the header says and the caller has checked */
    static byte[] decode(ByteBuffer packed, int total) {
        long blockBytes = packed.getInt(8) & 0xffffffffL;
        if (blockBytes < 1) {
            throw new IllegalArgumentException("it announces blocks of 0 bytes");
        }
        ByteBuffer b = packed.position(HEADER);
        byte[] out = new byte[total];
        for (int at = 0; at < total; ) {
            int length = (int) Math.min(blockBytes, total - at);
            int stored = b.getInt();
            if (stored == length) {
                b.get(out, at, length);
            } else {
                unpack(b, stored, out, at, length);
            }
            at += length;
        }
        return out;
    }

    /** Unpacks one LZ4 block of exactly that length and moves the position behind it. */
    static void unpack(ByteBuffer b, int stored, byte[] out, int at, int length) {
        if (stored < 0 || stored > b.remaining()) {
            throw new IllegalArgumentException("a block of " + stored + " bytes where " + b.remaining() + " are left");
        }
        int n = LZ4Factory.fastestJavaInstance()
                .safeDecompressor()
                .decompress(b.array(), b.arrayOffset() + b.position(), stored, out, at, length);
        if (n != length) {
            throw new IllegalArgumentException("a block unpacks to " + n + " instead of " + length + " bytes");
        }
        b.position(b.position() + stored);
    }
}
