// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The HDF5 filter bitshuffle (32008; Masui et al., Astronomy and Computing 12 (2015) 181): in each block of elements the
 * lowest bits of all elements lie together, then the next bits, and so on; blocks may be packed with LZ4 or Zstandard.
 */
final class Bitshuffle {
    private static final int TARGET_BLOCK_BYTES = 8192;
    private static final int SMALLEST_BLOCK = 128;
    private static final int PLAIN = 0;
    private static final int LZ4 = 2;
    private static final int ZSTD = 3;

    private Bitshuffle() {}

    /**
     * Undoes the filter.
     *
     * @param parameters version, version, element bytes, block size in elements (0: default), packing (0, 2: LZ4, 3: Zstd)
     */
    static byte[] decode(byte[] data, int[] parameters, int mostBytes) {
        int elementBytes = parameters[2];
        int packing = parameters.length > 4 ? parameters[4] : PLAIN;
        if (elementBytes < 1 || elementBytes > 256) {
            throw new IllegalArgumentException("elements of " + elementBytes + " bytes");
        }
        ByteBuffer b = ByteBuffer.wrap(data);
        long total = packing == PLAIN ? data.length : b.getLong();
        long blockBytes = packing == PLAIN ? blockBytes(elementBytes, parameters) : b.getInt() & 0xffffffffL;
        if (total < 0 || total > mostBytes || blockBytes < 1 || blockBytes % (8L * elementBytes) != 0) {
            throw new IllegalArgumentException("it announces " + total + " bytes in blocks of " + blockBytes);
        }
        byte[] out = new byte[(int) total];
        int whole = (int) (total / (8L * elementBytes)) * 8 * elementBytes;
        for (int at = 0; at < whole; ) {
            int length = (int) Math.min(blockBytes, whole - at);
            byte[] block = block(b, packing, length);
            untransposed(block, elementBytes, out, at);
            at += length;
        }
        b.get(out, whole, out.length - whole);
        return out;
    }

    private static long blockBytes(int elementBytes, int[] parameters) {
        int given = parameters.length > 3 ? parameters[3] : 0;
        long elements = given > 0 ? given : Math.max(SMALLEST_BLOCK, TARGET_BLOCK_BYTES / elementBytes / 8 * 8);
        return elements * elementBytes;
    }

    private static byte[] block(ByteBuffer b, int packing, int length) {
        byte[] block = new byte[length];
        switch (packing) {
            case PLAIN -> b.get(block);
            case LZ4 -> Lz4Blocks.unpack(b, b.getInt(), block, 0, length);
            case ZSTD -> {
                int stored = b.getInt();
                byte[] packed =
                        Arrays.copyOfRange(b.array(), b.position(), b.position() + Math.min(stored, b.remaining()));
                long n = Zstd.decompress(block, packed);
                if (n != length) {
                    throw new IllegalArgumentException("a block unpacks to " + n + " instead of " + length + " bytes");
                }
                b.position(b.position() + stored);
            }
            default -> throw new IllegalArgumentException("packing " + packing + " is not known");
        }
        return block;
    }

    /** Row r of the block holds bit r%8 of byte r/8 of every element, eight elements a byte, the first in the lowest bit. */
    private static void untransposed(byte[] block, int elementBytes, byte[] out, int at) {
        int n = block.length / elementBytes;
        int rowBytes = n / 8;
        for (int row = 0; row < 8 * elementBytes; row++) {
            int bit = row % 8;
            int target = at + row / 8;
            for (int i = 0; i < rowBytes; i++) {
                int bits = block[row * rowBytes + i];
                int to = target + 8 * i * elementBytes;
                for (int k = 0; k < 8; k++, to += elementBytes) {
                    out[to] |= (byte) ((bits >> k & 1) << bit);
                }
            }
        }
    }
}
