// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

/**
 * The numbering of chunks in array indexes: last axis fastest over the largest extent that the data set may grow to; an
 * axis without limit comes first, wherever it stands in the data set.
 */
final class ChunkGrid {
    private final long[] dimensions;
    private final int[] chunk;
    private final long[] counts;
    private final int[] order;

    /** @param most largest extent along each axis, −1 for no limit */
    ChunkGrid(long[] dimensions, long[] most, int[] chunk) {
        this.dimensions = dimensions;
        this.chunk = chunk;
        this.counts = new long[chunk.length];
        this.order = new int[chunk.length];
        int endless = 0;
        for (int a = 0; a < chunk.length; a++) {
            boolean open = a >= most.length || most[a] < 0;
            endless = open ? a : endless;
            counts[a] = open ? Long.MAX_VALUE : (Math.max(most[a], dimensions[a]) - 1) / chunk[a] + 1;
        }
        order[0] = endless;
        for (int a = 0, i = 1; a < chunk.length; a++) {
            if (a != endless) {
                order[i++] = a;
            }
        }
    }

    /** First element of the chunk of that number along each axis. */
    long[] corner(long number) {
        long[] corner = new long[chunk.length];
        long rest = number;
        for (int i = order.length - 1; i > 0; i--) {
            corner[order[i]] = rest % counts[order[i]] * chunk[order[i]];
            rest /= counts[order[i]];
        }
        corner[order[0]] = rest * chunk[order[0]];
        return corner;
    }

    /** Whether a chunk lies in the data set as it is now. */
    boolean holds(long[] corner) {
        for (int a = 0; a < corner.length; a++) {
            if (corner[a] < 0 || corner[a] >= dimensions[a]) {
                return false;
            }
        }
        return true;
    }
}
