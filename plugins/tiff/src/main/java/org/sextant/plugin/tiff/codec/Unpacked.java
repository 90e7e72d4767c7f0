// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.util.Arrays;

/**
 * Bytes that a decoder puts out, up to a limit. The array grows with what really comes, so a damaged header that announces
 * gigabytes costs nothing.
 */
public final class Unpacked {
    private final int limit;
    private byte[] array;
    private int size;

    /**
     * @param limit bytes wanted; more are not taken
     * @param packed bytes that they are unpacked from: the first guess of what will come
     */
    public Unpacked(int limit, int packed) {
        this.limit = limit;
        this.array = new byte[(int) Math.min(limit, Math.max(4096L, 4L * packed))];
    }

    public int limit() {
        return limit;
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size >= limit;
    }

    /** The bytes so far are the first {@link #size()}. */
    public byte[] array() {
        return array;
    }

    /** Makes room for up to n more bytes and returns for how many there is some: fewer only at the limit. */
    int room(int n) {
        int wanted = (int) Math.min(limit, (long) size + n);
        if (wanted > array.length) {
            array = Arrays.copyOf(array, (int) Math.min(limit, Math.max(wanted, 2L * array.length)));
        }
        return wanted - size;
    }

    void put(byte[] from, int at, int n) {
        int m = room(n);
        System.arraycopy(from, at, array, size, m);
        size += m;
    }

    void fill(byte value, int n) {
        int m = room(n);
        Arrays.fill(array, size, size + m, value);
        size += m;
    }

    /** Appends n bytes that start at {@code from} in the output; the last of them may be those just appended. */
    void repeat(int from, int n) {
        int m = room(n);
        for (int i = 0; i < m; i++) {
            array[size + i] = array[from + i];
        }
        size += m;
    }

    /** Says that n bytes were written into {@link #array()} behind the others. */
    void advance(int n) {
        size += n;
    }
}
