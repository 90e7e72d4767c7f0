// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

/**
 * Neighbouring columns of squared distances to other labels, minimised along the columns within each run of one label; a
 * run's ends are voxels of other labels.
 *
 * <p>Threads: one.
 */
final class LabelTile {
    /** Columns of a tile: a cache line of numbers. */
    static final int WIDTH = 16;

    private final int length;
    private final boolean bounded;
    private final int[][] f;
    private final int[][] g;
    private final int[][] labels;
    private final LowerEnvelope envelope;

    LabelTile(int length, int weight, Border border) {
        this.length = length;
        this.bounded = border == Border.OTHER;
        this.f = new int[length][WIDTH];
        this.g = new int[length][WIDTH];
        this.labels = new int[length][WIDTH];
        this.envelope = new LowerEnvelope(weight, length);
    }

    int[] source(int row) {
        return f[row];
    }

    int[] labels(int row) {
        return labels[row];
    }

    int[] result(int row) {
        return g[row];
    }

    void minimise(int width) {
        for (int c = 0; c < width; c++) {
            for (int t = 0; t < length; ) {
                int from = t;
                int label = labels[t][c];
                for (; t < length && labels[t][c] == label; t++) {}
                if (label == 0) {
                    for (int i = from; i < t; i++) {
                        g[i][c] = 0;
                    }
                } else {
                    envelope.column(f, g, c, from, t, bounded || from > 0, bounded || t < length);
                }
            }
        }
    }
}
