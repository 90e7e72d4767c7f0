// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import org.sextant.volume.work.WorkContext;

/** How many bytes this machine reads and writes in a second, on all threads: what no program can beat. */
record MemorySpeed(double bytesPerSecond) {
    private static final int BLOCK = 1 << 22;
    private static final int BLOCKS = 16;

    static MemorySpeed measure(WorkContext work) {
        int[][] from = new int[BLOCKS][BLOCK];
        int[][] to = new int[BLOCKS][BLOCK];
        Timing t = Timing.least(
                5,
                () -> work.forEach("copying", BLOCKS, i -> System.arraycopy(from[(int) i], 0, to[(int) i], 0, BLOCK)));
        return new MemorySpeed(2.0 * 4 * BLOCK * BLOCKS / (t.milliseconds() / 1e3));
    }

    /** Milliseconds that so many bytes take at least. */
    double milliseconds(double bytes) {
        return bytes / bytesPerSecond * 1e3;
    }
}
