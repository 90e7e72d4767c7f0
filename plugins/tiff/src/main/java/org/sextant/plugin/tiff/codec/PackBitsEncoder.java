// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.ByteArrayOutputStream;

/** Run lengths of bytes, each row by itself (TIFF 6.0 section 9). */
final class PackBitsEncoder implements Encoder {
    private static final int MOST = 128;

    @Override
    public byte[] encode(byte[] raw, int rowBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 2 + 64);
        for (int row = 0; row < raw.length; row += rowBytes) {
            row(raw, row, row + rowBytes, out);
        }
        return out.toByteArray();
    }

    private static void row(byte[] b, int from, int end, ByteArrayOutputStream out) {
        int literal = from;
        int i = from;
        while (i < end) {
            int n = run(b, i, end);
            // Two equal bytes amid others are no shorter as a run.
            if (n >= 3 || n == 2 && literal == i) {
                literal(b, literal, i, out);
                out.write(1 - n);
                out.write(b[i]);
                literal = i + n;
            }
            i += n;
        }
        literal(b, literal, end, out);
    }

    private static int run(byte[] b, int i, int end) {
        int n = 1;
        while (n < MOST && i + n < end && b[i + n] == b[i]) {
            n++;
        }
        return n;
    }

    private static void literal(byte[] b, int from, int end, ByteArrayOutputStream out) {
        for (int i = from; i < end; i += MOST) {
            int n = Math.min(MOST, end - i);
            out.write(n - 1);
            out.write(b, i, n);
        }
    }
}
