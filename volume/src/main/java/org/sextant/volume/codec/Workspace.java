// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

/**
 * Memory that one thread uses again for chunk after chunk: large arrays made anew for each would keep the garbage
 * collector busier than the compressor.
 *
 * <p>Threads: one at a time.
 */
public final class Workspace {
    private byte[][] slots = new byte[4][];

    /** An array of at least n bytes with old content; the same one each time unless it must grow. */
    public byte[] take(int slot, int n) {
        if (slot >= slots.length) {
            slots = java.util.Arrays.copyOf(slots, slot + 4);
        }
        byte[] held = slots[slot];
        if (held == null || held.length < n) {
            held = new byte[n];
            slots[slot] = held;
        }
        return held;
    }
}
