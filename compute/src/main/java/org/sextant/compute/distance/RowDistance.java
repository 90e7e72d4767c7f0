// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import java.util.Arrays;

/**
 * Squared distances along x, row by row, from runs of equal voxels: within a run they rise from both ends towards its
 * middle.
 */
record RowDistance(int nx, int weight, Border border) {
    /** @param inside the value of the phase's voxels */
    void rows(byte[] mask, byte inside, int[] out) {
        for (int row = 0; row < mask.length; row += nx) {
            int end = row + nx;
            for (int x = row; x < end; ) {
                int from = x;
                if (mask[x] != inside) {
                    for (; x < end && mask[x] != inside; x++) {}
                    Arrays.fill(out, from, x, 0);
                } else {
                    for (; x < end && mask[x] == inside; x++) {}
                    run(out, from, x, from == row, x == end);
                }
            }
        }
    }

    /** Voxels that carry the same number other than 0 are a run. */
    void rows(int[] labels, int[] out) {
        for (int row = 0; row < labels.length; row += nx) {
            int end = row + nx;
            for (int x = row; x < end; ) {
                int from = x;
                int label = labels[x];
                for (; x < end && labels[x] == label; x++) {}
                if (label == 0) {
                    Arrays.fill(out, from, x, 0);
                } else {
                    run(out, from, x, from == row, x == end);
                }
            }
        }
    }

    private void run(int[] out, int from, int to, boolean first, boolean last) {
        boolean left = !first || border == Border.OTHER;
        boolean right = !last || border == Border.OTHER;
        if (!left && !right) {
            Arrays.fill(out, from, to, SquaredMetric.FAR);
            return;
        }
        int middle = left && right ? (from + to) >>> 1 : left ? to : from;
        for (int i = from, d = 1; i < middle; i++, d++) {
            out[i] = weight * d * d;
        }
        for (int i = to - 1, d = 1; i >= middle; i--, d++) {
            out[i] = weight * d * d;
        }
    }
}
