// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * LZW (TIFF 6.0 section 13). The strings are in a hash table: (code of the string without its last byte, last byte) to code.
 */
final class LzwEncoder implements Encoder {
    private static final int CLEAR = 256;
    private static final int END = 257;
    /** The table is cleared when entry 4094 is in it, so that no code of 13 bits is ever needed. */
    private static final int LAST = 4094;

    private static final int SLOTS = 1 << 14;

    private final int[] keys = new int[SLOTS];
    private final int[] codes = new int[SLOTS];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int next = END + 1;
    private int word;
    private int filled;

    @Override
    public byte[] encode(byte[] raw, int rowBytes) {
        out.reset();
        word = 0;
        filled = 0;
        next = END + 1;
        put(CLEAR);
        clear();
        int string = -1;
        for (byte b : raw) {
            int value = b & 0xff;
            if (string < 0) {
                string = value;
                continue;
            }
            int key = string << 8 | value;
            int slot = slot(key);
            if (keys[slot] == key) {
                string = codes[slot];
                continue;
            }
            put(string);
            keys[slot] = key;
            codes[slot] = next++;
            if (next > LAST) {
                put(CLEAR);
                clear();
            }
            string = value;
        }
        if (string >= 0) {
            put(string);
            next++;
        }
        put(END);
        if (filled > 0) {
            out.write(word << 8 - filled);
        }
        return out.toByteArray();
    }

    private void clear() {
        Arrays.fill(keys, -1);
        next = END + 1;
    }

    private int slot(int key) {
        int slot = key * 0x9E3779B1 >>> 18;
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** Codes have 10 bits as soon as entry 511 is in the table, and so on: the highest bit goes first. */
    private void put(int code) {
        int bits = next < 512 ? 9 : next < 1024 ? 10 : next < 2048 ? 11 : 12;
        for (int left = bits; left > 0; ) {
            int n = Math.min(left, 8 - filled);
            word = word << n | code >> left - n & (1 << n) - 1;
            filled += n;
            left -= n;
            if (filled == 8) {
                out.write(word);
                word = 0;
                filled = 0;
            }
        }
    }
}
