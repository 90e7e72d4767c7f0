// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Zstandard frames (RFC 8878).
 *
 * @param level −7 fastest … 22 best
 */
public record Zstandard(int level, boolean checksum) implements ByteCodec {
    public Zstandard {
        if (level < Zstd.minCompressionLevel() || level > Zstd.maxCompressionLevel()) {
            throw new IllegalArgumentException("zstd levels go from " + Zstd.minCompressionLevel() + " to "
                    + Zstd.maxCompressionLevel() + ", not " + level);
        }
    }

    @Override
    public byte[] decode(byte[] encoded, int limit) throws IOException {
        long size = Zstd.getFrameContentSize(encoded, 0, encoded.length);
        if (size > limit) {
            throw new IOException("the zstd frame announces " + size + " bytes, at most " + limit + " can be there");
        }
        if (size <= 0) {
            return stream(encoded, limit);
        }
        byte[] out = new byte[(int) size];
        decode(encoded, 0, encoded.length, out, 0, out.length);
        return out;
    }

    /** A frame that does not announce its size. */
    private static byte[] stream(byte[] encoded, int limit) throws IOException {
        try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(encoded))) {
            byte[] out = in.readNBytes(limit);
            if (out.length == limit && in.read() >= 0) {
                throw new IOException("the zstd frame holds more than " + limit + " bytes");
            }
            return out;
        }
    }

    /** Decodes to exactly n bytes. */
    static void decode(byte[] from, int at, int length, byte[] to, int toAt, int n) throws IOException {
        try {
            long got = Zstd.decompressByteArray(to, toAt, n, from, at, length);
            if (Zstd.isError(got)) {
                throw new IOException("the zstd frame is damaged: " + Zstd.getErrorName(got));
            }
            if (got != n) {
                throw new IOException("the zstd frame holds " + got + " bytes instead of " + n);
            }
        } catch (ZstdException e) {
            throw new IOException("the zstd frame is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public int maxEncoded(int n) {
        return Math.toIntExact(Zstd.compressBound(n));
    }

    @Override
    public int encode(byte[] decoded, int n, byte[] out, Workspace scratch) {
        return encode(decoded, 0, n, out, 0);
    }

    /** @return number of bytes written */
    int encode(byte[] from, int at, int n, byte[] to, int toAt) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(level).setChecksum(checksum);
            return context.compressByteArray(to, toAt, to.length - toAt, from, at, n);
        }
    }
}
