// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Deflate (RFC 1951) in a gzip (RFC 1952) or zlib (RFC 1950) wrapper.
 *
 * @param level 0 none … 9 best, −1 the library's default
 */
public record Deflate(boolean gzip, int level) implements ByteCodec {
    /** Deflate cannot shrink data further than this. */
    private static final long MAX_RATIO = 1032;

    public Deflate {
        if (level < -1 || level > 9) {
            throw new IllegalArgumentException("deflate levels go from -1 to 9, not " + level);
        }
    }

    @Override
    public byte[] decode(byte[] encoded, int limit) throws IOException {
        try (InputStream raw = new ByteArrayInputStream(encoded);
                InputStream in = gzip ? new GZIPInputStream(raw, 4096) : new InflaterInputStream(raw)) {
            byte[] out = new byte[(int) Math.min(limit, encoded.length * MAX_RATIO + 1024)];
            int n = in.readNBytes(out, 0, out.length);
            if (n == out.length && in.read() >= 0) {
                throw new IOException("the compressed data hold more than " + limit + " bytes");
            }
            return n == out.length ? out : Arrays.copyOf(out, n);
        }
    }

    @Override
    public int maxEncoded(int n) {
        return Math.addExact(n, (n >> 10) + 128);
    }

    @Override
    public int encode(byte[] decoded, int n, byte[] out, Workspace scratch) {
        ByteBuffer b = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        if (gzip) {
            // RFC 1952, 2.3: magic, deflate, no flags, no time, no extra flags, unknown system.
            b.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        }
        Deflater deflater = new Deflater(level, gzip);
        try {
            deflater.setInput(decoded, 0, n);
            deflater.finish();
            b.position(b.position() + deflater.deflate(out, b.position(), out.length - b.position()));
            if (!deflater.finished()) {
                throw new IllegalStateException(n + " bytes deflate to more than " + out.length);
            }
        } finally {
            deflater.end();
        }
        if (gzip) {
            CRC32 crc = new CRC32();
            crc.update(decoded, 0, n);
            b.putInt((int) crc.getValue()).putInt(n);
        }
        return b.position();
    }
}
