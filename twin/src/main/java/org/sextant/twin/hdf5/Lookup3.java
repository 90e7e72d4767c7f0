// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

/** Checksum of HDF5 metadata: hashlittle of lookup3 (Bob Jenkins 2006, public domain), initial value 0. */
final class Lookup3 {
    private int a;
    private int b;
    private int c;

    private Lookup3() {}

    static int of(byte[] bytes, int from, int length) {
        return new Lookup3().hash(bytes, from, length);
    }

    private int hash(byte[] bytes, int from, int length) {
        a = 0xDEADBEEF + length;
        b = a;
        c = a;
        int at = from;
        int left = length;
        for (; left > 12; left -= 12, at += 12) {
            add(bytes, at, 12);
            mix();
        }
        if (left == 0) {
            return c;
        }
        add(bytes, at, left);
        finish();
        return c;
    }

    private void add(byte[] bytes, int at, int n) {
        for (int i = 0; i < n; i++) {
            int value = (bytes[at + i] & 0xFF) << 8 * (i % 4);
            switch (i / 4) {
                case 0 -> a += value;
                case 1 -> b += value;
                default -> c += value;
            }
        }
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
