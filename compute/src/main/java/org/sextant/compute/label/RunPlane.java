// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The runs of ones in the rows of one plane of a mask, row after row.
 *
 * @param rows run number at which each row begins, and the number of all runs at the end
 * @param bounds for run r the voxels bounds[2r] ≤ x &lt; bounds[2r + 1]
 */
record RunPlane(int[] rows, int[] bounds) {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;

    /** @param mask values 0 and 1 */
    static RunPlane of(byte[] mask, int nx) {
        int[] rows = new int[mask.length / nx + 1];
        int[] bounds = new int[64];
        int n = 0;
        for (int row = 0; row + 1 < rows.length; row++) {
            rows[row] = n / 2;
            int start = row * nx;
            int end = start + nx;
            if (bounds.length < n + nx + 2) {
                bounds = Arrays.copyOf(bounds, Math.max(2 * bounds.length, n + nx + 2));
            }
            for (int x = skip(mask, start, end, 0); x < end; x = skip(mask, x, end, 0)) {
                bounds[n++] = x - start;
                x = skip(mask, x, end, ONES);
                bounds[n++] = x - start;
            }
        }
        rows[rows.length - 1] = n / 2;
        return new RunPlane(rows, Arrays.copyOf(bounds, n));
    }

    /** The first voxel at or after x that is not as in the pattern, eight at a time. */
    private static int skip(byte[] mask, int x, int end, long pattern) {
        int i = x;
        byte same = (byte) pattern;
        for (; i < end && mask[i] == same && (i & 7) != 0; i++) {}
        if (i < end && mask[i] == same) {
            while (i + 8 <= end && (long) EIGHT.get(mask, i) == pattern) {
                i += 8;
            }
            for (; i < end && mask[i] == same; i++) {}
        }
        return i;
    }

    int count() {
        return bounds.length / 2;
    }
}
