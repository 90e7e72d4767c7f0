// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

/**
 * Neighbouring columns of squared distances, minimised along the columns: g(t) = min over q of f(q) + w·(t − q)².
 *
 * <p>Near rows are compared first, one after the other, for all columns at once (a loop over plain arrays that the
 * compiler turns into vector instructions), until no value can fall any more; only columns with voxels that are far from
 * everything go through {@link LowerEnvelope}. So the time grows with the volume alone, and short distances, the usual
 * case, cost a few instructions a voxel.
 *
 * <p>Threads: one.
 */
final class ColumnTile {
    /** Columns of a tile: wide enough for vectors, narrow enough that near voxels leave the loop early. */
    static final int WIDTH = 128;

    /** Rows compared before the envelope is cheaper. */
    private static final int REACH = 40;

    private final int length;
    private final int weight;
    private final Border border;
    private final int[][] f;
    private final int[][] g;
    private final boolean[] far = new boolean[WIDTH];
    private final LowerEnvelope envelope;

    ColumnTile(int length, int weight, Border border) {
        this.length = length;
        this.weight = weight;
        this.border = border;
        this.f = new int[length][WIDTH];
        this.g = new int[length][WIDTH];
        this.envelope = new LowerEnvelope(weight, length);
    }

    /** The row to fill before {@link #minimise}. */
    int[] source(int row) {
        return f[row];
    }

    /** The row to read after {@link #minimise}. */
    int[] result(int row) {
        return g[row];
    }

    /** @param width columns in use */
    void minimise(int width) {
        boolean anyFar = false;
        for (int t = 0; t < length; t++) {
            System.arraycopy(f[t], 0, g[t], 0, width);
            anyFar |= !near(t, width);
        }
        if (anyFar) {
            boolean other = border == Border.OTHER;
            for (int c = 0; c < width; c++) {
                if (far[c]) {
                    envelope.column(f, g, c, 0, length, other, other);
                    far[c] = false;
                }
            }
        }
    }

    /** @return whether all voxels of the row are done; columns with others are marked */
    private boolean near(int t, int width) {
        int[] row = g[t];
        if (border == Border.OTHER) {
            int steps = Math.min(t + 1, length - t);
            limit(row, weight * steps * steps, width);
        }
        int last = Math.max(t, length - 1 - t);
        for (int j = 1; j <= last; j++) {
            int add = weight * j * j;
            // Looked at before every second step only: looking costs as much as a step.
            if ((j & 1) == 1 && !exceeds(row, add, width)) {
                return true;
            }
            if (j > REACH) {
                mark(row, add, width);
                return false;
            }
            if (t >= j && t + j < length) {
                step(row, f[t - j], f[t + j], add, width);
            } else {
                int[] one = f[t >= j ? t - j : t + j];
                step(row, one, one, add, width);
            }
        }
        return true;
    }

    /*
     * min(a, b) is written b + ((a − b) & (a − b) >> 31): Java 17 makes vectors of that, not of Math.min. No difference
     * overflows, as all values are between 0 and 2³¹.
     */

    private static void step(int[] row, int[] before, int[] after, int add, int width) {
        for (int i = 0; i < width; i++) {
            int b = before[i];
            int d = after[i] - b;
            b += d & d >> 31;
            int r = row[i];
            d = b + add - r;
            row[i] = r + (d & d >> 31);
        }
    }

    private static void limit(int[] row, int most, int width) {
        for (int i = 0; i < width; i++) {
            int r = row[i];
            int d = most - r;
            row[i] = r + (d & d >> 31);
        }
    }

    private static boolean exceeds(int[] row, int limit, int width) {
        int negative = 0;
        for (int i = 0; i < width; i++) {
            negative |= limit - row[i];
        }
        return negative < 0;
    }

    private void mark(int[] row, int limit, int width) {
        for (int i = 0; i < width; i++) {
            far[i] |= row[i] > limit;
        }
    }
}
