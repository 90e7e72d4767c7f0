// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

/**
 * Blosc's filters: all first bytes of the values together, then all second ones (shuffle), or all first bits, then all
 * second ones (bit-shuffle). Bytes that do not fill a value stay at the end as they are.
 */
final class Shuffle {
    private Shuffle() {}

    static void shuffle(int typeSize, byte[] from, int at, byte[] to, int toAt, int n) {
        int values = n / typeSize;
        if (typeSize == 2) {
            for (int i = 0, p = at; i < values; i++, p += 2) {
                to[toAt + i] = from[p];
                to[toAt + values + i] = from[p + 1];
            }
        }
        for (int b = 0; b < typeSize && typeSize != 2; b++) {
            int p = at + b;
            int q = toAt + b * values;
            for (int i = 0; i < values; i++, p += typeSize) {
                to[q + i] = from[p];
            }
        }
        System.arraycopy(from, at + values * typeSize, to, toAt + values * typeSize, n - values * typeSize);
    }

    static void unshuffle(int typeSize, byte[] from, int at, byte[] to, int toAt, int n) {
        int values = n / typeSize;
        for (int b = 0; b < typeSize; b++) {
            int p = at + b * values;
            int q = toAt + b;
            for (int i = 0; i < values; i++, q += typeSize) {
                to[q] = from[p + i];
            }
        }
        System.arraycopy(from, at + values * typeSize, to, toAt + values * typeSize, n - values * typeSize);
    }

    /** Undoes the bit-shuffle; Blosc leaves blocks alone whose number of values is no multiple of 8. */
    static void bitUnshuffle(int typeSize, byte[] from, int at, byte[] to, int toAt, int n) {
        int values = n / typeSize;
        if (values % 8 != 0) {
            System.arraycopy(from, at, to, toAt, n);
            return;
        }
        int plane = values / 8;
        for (int b = 0; b < typeSize; b++) {
            for (int g = 0; g < plane; g++) {
                long bits = 0;
                for (int k = 0; k < 8; k++) {
                    bits |= (from[at + (b * 8 + k) * plane + g] & 0xffL) << 8 * k;
                }
                bits = transpose8(bits);
                for (int i = 0; i < 8; i++) {
                    to[toAt + (8 * g + i) * typeSize + b] = (byte) (bits >>> 8 * i);
                }
            }
        }
        System.arraycopy(from, at + values * typeSize, to, toAt + values * typeSize, n - values * typeSize);
    }

    /** Transposes a matrix of 8×8 bits: bit i of byte k becomes bit k of byte i (Warren, Hacker's Delight, 7-3). */
    private static long transpose8(long x) {
        long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }
}
