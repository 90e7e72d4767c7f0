// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.io.IOException;
import java.util.Arrays;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * How often each value occurs in a volume. A volume of more than {@value #MOST} different values is counted with 14 binary
 * digits of each, which moves a value by at most 3 parts in 100,000.
 */
final class ValueCounts {
    private static final int MOST = 1 << 20;
    private static final int COARSE = -1 << 9;

    /** Values of one plane; those that are NaN do not count. */
    @FunctionalInterface
    interface Planes {
        float[] plane(int z);
    }

    private int digits = -1;
    private int[] keys = new int[1 << 12];
    private long[] counts = new long[1 << 12];
    private int used;

    static ValueCounts of(Planes planes, int nz, WorkContext work) {
        ValueCounts whole = new ValueCounts();
        try {
            work.forEachInOrder(
                    "counting values",
                    nz,
                    z -> {
                        ValueCounts part = new ValueCounts();
                        for (float v : planes.plane((int) z)) {
                            if (!Float.isNaN(v)) {
                                part.add(Float.floatToRawIntBits(v + 0f), 1);
                            }
                        }
                        return part;
                    },
                    (z, part) -> whole.add(part));
        } catch (IOException e) {
            throw new SextantException("counting values failed: " + e.getMessage(), e);
        }
        return whole;
    }

    boolean isRounded() {
        return digits != -1;
    }

    /** The different values in rising order, and how often each occurs. */
    double[][] valuesAndTimes() {
        long[] order = new long[used];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                // Bits of floats rise with the value, those of negative ones fall.
                int rising = keys[i] >= 0 ? keys[i] : keys[i] ^ Integer.MAX_VALUE;
                order[n++] = (long) rising << 32 | i;
            }
        }
        Arrays.sort(order);
        double[][] out = new double[2][used];
        for (int i = 0; i < used; i++) {
            int at = (int) order[i];
            out[0][i] = Float.intBitsToFloat(keys[at]);
            out[1][i] = counts[at];
        }
        return out;
    }

    private void add(ValueCounts part) {
        if (part.digits != -1 && digits == -1) {
            coarsen();
        }
        // Room for all before, as keys in the order of their places would pile up in a table that is too small for
        // them.
        int room = keys.length;
        while (room < 2 * (used + part.used)) {
            room *= 2;
        }
        if (room > keys.length) {
            rehash(room);
        }
        for (int i = 0; i < part.keys.length; i++) {
            if (part.counts[i] > 0) {
                add(part.keys[i], part.counts[i]);
            }
        }
    }

    private void add(int bits, long times) {
        int key = rounded(bits);
        int at = slot(key);
        if (counts[at] == 0) {
            keys[at] = key;
            used++;
        }
        counts[at] += times;
        if (used > MOST && digits == -1) {
            coarsen();
        } else if (2 * used > keys.length) {
            rehash(2 * keys.length);
        }
    }

    /** To the nearest of the values with fewer digits. */
    private int rounded(int bits) {
        return digits == -1 ? bits : bits + (1 << 8) & digits;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int mixed = (key ^ key >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        int at = (mixed ^ mixed >>> 16) & mask;
        while (counts[at] > 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void coarsen() {
        digits = COARSE;
        rehash(keys.length);
    }

    private void rehash(int size) {
        int[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new int[size];
        counts = new long[size];
        used = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                int key = rounded(oldKeys[i]);
                int at = slot(key);
                if (counts[at] == 0) {
                    keys[at] = key;
                    used++;
                }
                counts[at] += oldCounts[i];
            }
        }
    }
}
