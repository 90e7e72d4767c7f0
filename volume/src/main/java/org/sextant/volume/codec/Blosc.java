// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import net.jpountz.lz4.LZ4Factory;

/**
 * Blosc 1 frames (Blosc chunk format 2): blocks, each filtered and compressed on its own. Reads every compressor and
 * filter; writes zstd or lz4.
 *
 * @param compressor for writing
 * @param level for writing, 1 … 9; of zstd the same numbers are its own levels
 * @param typeSize bytes of a value, for shuffling when writing
 */
public record Blosc(Compressor compressor, int level, boolean shuffle, int typeSize) implements ByteCodec {
    /** What Blosc's header names; the number is the code in its flags. */
    public enum Compressor {
        BLOSCLZ,
        LZ4,
        SNAPPY,
        ZLIB,
        ZSTD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Fits a core's second-level cache together with its shuffled copy. */
    private static final int BLOCK_BYTES = 1 << 19;

    private static final int HEADER_BYTES = BloscFrame.HEADER_BYTES;

    public Blosc {
        if (typeSize < 1 || typeSize > 255 || level < 0 || level > 9) {
            throw new IllegalArgumentException(
                    "blosc takes values of 1 to 255 bytes and levels from 0 to 9, not " + typeSize + " and " + level);
        }
    }

    @Override
    public byte[] decode(byte[] encoded, int limit) throws java.io.IOException {
        return BloscFrame.parse(encoded, limit).decode();
    }

    @Override
    public int maxEncoded(int n) {
        int block = blockBytes(n);
        int blocks = blocks(n);
        return Math.toIntExact(HEADER_BYTES + 4L * blocks + blocks * (4L + bound(block)) + n / blocks);
    }

    private int blockBytes(int n) {
        return Math.max(1, Math.min(n, BLOCK_BYTES / (8 * typeSize) * 8 * typeSize));
    }

    private int blocks(int n) {
        return Math.max(1, (n - 1) / blockBytes(n) + 1);
    }

    @Override
    public int encode(byte[] decoded, int n, byte[] out, Workspace scratch) {
        int block = blockBytes(n);
        ByteBuffer b = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        byte[] shuffled = shuffle ? scratch.take(0, block) : decoded;
        int at = HEADER_BYTES + 4 * blocks(n);
        for (int from = 0, i = 0; from < n; from += block, i++) {
            int m = Math.min(block, n - from);
            if (shuffle) {
                Shuffle.shuffle(typeSize, decoded, from, shuffled, 0, m);
            }
            b.putInt(HEADER_BYTES + 4 * i, at);
            int size = compress(shuffled, shuffle ? 0 : from, m, out, at + 4);
            if (size >= m) {
                System.arraycopy(shuffled, shuffle ? 0 : from, out, at + 4, m);
                size = m;
            }
            b.putInt(at, size);
            at += 4 + size;
        }
        boolean plain = level == 0 || at >= HEADER_BYTES + n;
        if (plain) {
            System.arraycopy(decoded, 0, out, HEADER_BYTES, n);
            at = HEADER_BYTES + n;
        }
        header(b, plain, n, block, at);
        return at;
    }

    private void header(ByteBuffer b, boolean plain, int bytes, int block, int encodedBytes) {
        int flags = (shuffle ? BloscFrame.SHUFFLED : 0) | (plain ? BloscFrame.PLAIN : 0) | BloscFrame.NOT_SPLIT;
        b.put(0, (byte) 2)
                .put(1, (byte) 1)
                .put(2, (byte) (flags | compressor.ordinal() << 5))
                .put(3, (byte) typeSize)
                .putInt(4, bytes)
                .putInt(8, block)
                .putInt(12, encodedBytes);
    }

    private int bound(int n) {
        return compressor == Compressor.ZSTD
                ? (int) Zstd.compressBound(n)
                : LZ4Factory.fastestJavaInstance().fastCompressor().maxCompressedLength(n);
    }

    private int compress(byte[] from, int at, int n, byte[] to, int toAt) {
        return switch (compressor) {
            case ZSTD -> new Zstandard(level, false).encode(from, at, n, to, toAt);
            case LZ4 -> LZ4Factory.fastestJavaInstance().fastCompressor().compress(from, at, n, to, toAt);
            default ->
                throw new IllegalArgumentException("blosc is written with zstd or lz4, not " + compressor.label());
        };
    }
}
