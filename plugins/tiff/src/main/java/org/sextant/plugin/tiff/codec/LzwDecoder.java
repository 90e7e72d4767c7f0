// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.IOException;

/**
 * LZW as in TIFF 6.0 section 13 (codes start at the highest bit, and grow one code early), and as older programs wrote it
 * (codes start at the lowest bit, and grow when the table is full). The old form starts with the bytes 0, odd: its first
 * code is Clear, 256, too.
 *
 * <p>Every string of the table was put out already: it is the string of the code before and the byte that followed it. So
 * an entry is a place and a length in the output, and nothing is kept of the strings.
 */
final class LzwDecoder implements Decoder {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_BITS = 12;

    private final int[] start = new int[1 << MOST_BITS];
    private final int[] length = new int[1 << MOST_BITS];

    @Override
    public void decode(byte[] packed, Unpacked out) throws IOException {
        boolean old = packed.length >= 2 && packed[0] == 0 && (packed[1] & 1) == 1;
        int early = old ? 0 : 1;
        int next = END + 1;
        int bits = 9;
        int before = -1;
        long at = 0;
        while (!out.isFull() && at + bits <= 8L * packed.length) {
            int code = old ? lowFirst(packed, at, bits) : highFirst(packed, at, bits);
            at += bits;
            if (code == END) {
                return;
            }
            if (code == CLEAR) {
                next = END + 1;
                bits = 9;
                before = -1;
                continue;
            }
            int from = out.size();
            put(code, before, next, out);
            if (before >= 0 && next < 1 << MOST_BITS) {
                length[next] = (before < CLEAR ? 1 : length[before]) + 1;
                start[next] = from - length[next] + 1;
                next++;
            }
            before = code;
            if (next + early >= 1 << bits && bits < MOST_BITS) {
                bits++;
            }
        }
    }

    private void put(int code, int before, int next, Unpacked out) throws IOException {
        if (code < CLEAR) {
            out.fill((byte) code, 1);
        } else if (before >= 0 && code < next) {
            out.repeat(start[code], length[code]);
        } else if (before >= 0 && code == next) {
            int n = before < CLEAR ? 1 : length[before];
            out.repeat(out.size() - n, n + 1);
        } else {
            throw new IOException("the LZW data are damaged: code " + code + " where " + next + " is the next new one");
        }
    }

    private static int highFirst(byte[] b, long at, int bits) {
        int i = (int) (at >> 3);
        int word = (b[i] & 0xff) << 16 | at(b, i + 1) << 8 | at(b, i + 2);
        return word >> 24 - (int) (at & 7) - bits & (1 << bits) - 1;
    }

    private static int lowFirst(byte[] b, long at, int bits) {
        int i = (int) (at >> 3);
        int word = b[i] & 0xff | at(b, i + 1) << 8 | at(b, i + 2) << 16;
        return word >> (int) (at & 7) & (1 << bits) - 1;
    }

    private static int at(byte[] b, int i) {
        return i < b.length ? b[i] & 0xff : 0;
    }
}
