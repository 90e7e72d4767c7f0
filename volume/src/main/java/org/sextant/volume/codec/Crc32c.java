// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Appends a CRC-32C (RFC 3720), four bytes, little endian: codec {@code crc32c} of the Zarr v3 specification. */
public record Crc32c() implements ByteCodec {
    /** Bytes that encoding adds. */
    public static final int BYTES = 4;

    @Override
    public byte[] decode(byte[] encoded, int limit) throws IOException {
        int n = encoded.length - BYTES;
        if (n < 0 || n > limit) {
            throw new IOException(encoded.length + " bytes with their checksum cannot hold " + limit + " bytes");
        }
        int stored = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt(n);
        int computed = checksum(encoded, n);
        if (stored != computed) {
            throw new IOException(
                    String.format(Locale.ROOT, "the checksum crc32c is %08x, the data give %08x", stored, computed));
        }
        return Arrays.copyOf(encoded, n);
    }

    @Override
    public int maxEncoded(int n) {
        return Math.addExact(n, BYTES);
    }

    @Override
    public int encode(byte[] decoded, int n, byte[] out, Workspace scratch) {
        ByteBuffer b = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        b.put(decoded, 0, n).putInt(checksum(decoded, n));
        return b.position();
    }

    private static int checksum(byte[] bytes, int n) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, n);
        return (int) crc.getValue();
    }
}
