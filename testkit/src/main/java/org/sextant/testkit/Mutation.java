// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes the way disks, networks and odd programs do: cut short, flipped bits, absurd numbers, shifted bytes. */
public final class Mutation {
    private static final int[] ABSURD = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff, 0x10000, 0x40000000};

    private Mutation() {}

    /** A damaged copy; the same seed gives the same damage. Half of all damage falls into the first kilobyte. */
    public static byte[] apply(byte[] original, long seed) {
        Random random = new Random(seed);
        if (original.length == 0) {
            return original;
        }
        int range = random.nextBoolean() ? Math.min(original.length, 1024) : original.length;
        int at = random.nextInt(range);
        byte[] b = original.clone();
        switch (random.nextInt(6)) {
            case 0 -> b = Arrays.copyOf(b, at);
            case 1 -> {
                for (int n = random.nextInt(8); n >= 0; n--) {
                    b[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> put(b, at & ~3, ABSURD[random.nextInt(ABSURD.length)], random.nextBoolean());
            case 3 -> b[at] = (byte) random.nextInt(256);
            case 4 -> {
                int n = Math.min(b.length - at, 1 + random.nextInt(64));
                b = Arrays.copyOf(b, b.length - n);
                System.arraycopy(original, at + n, b, at, b.length - at);
            }
            default -> {
                int n = 1 + random.nextInt(64);
                b = Arrays.copyOf(b, b.length + n);
                System.arraycopy(original, at, b, at + n, original.length - at);
            }
        }
        return b;
    }

    private static void put(byte[] b, int at, int value, boolean little) {
        for (int i = 0; i < 4 && at + i < b.length; i++) {
            b[at + i] = (byte) (value >> 8 * (little ? i : 3 - i));
        }
    }
}
