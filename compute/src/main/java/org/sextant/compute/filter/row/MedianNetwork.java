// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

/**
 * Medians of 27 rows, number by number, by comparing and exchanging.
 *
 * <p>The 27 are sorted along z, then along y, which neighbours share; sorting along x makes a cube whose numbers rise along
 * all three axes. There the number at (i, j, k) has at least (i+1)(j+1)(k+1) − 1 below it and (3−i)(3−j)(3−k) − 1 above:
 * with more than 13 on one side it is not the median, which leaves 19. Of these the smallest and the largest are put aside
 * in turn, each found among as few as is enough to be sure ("forgetful selection", Blum et al. 1973,
 * 10.1016/S0022-0000(73)80033-9). The exchanges were found by a random search that left out what the order known so far
 * makes needless; by the 0–1 principle (Knuth, TAOCP 5.3.4) they are right if they are for the 980 rising cubes of zeros and
 * ones, which the test goes through. 128 minima and maxima a number in all.
 *
 * <p>NaN among the 27 gives NaN: both results of an exchange with one are NaN, and every row has a path to the result.
 *
 * <p>Threads: one.
 */
public final class MedianNetwork {
    /** Numbers at a time, so that all rows stay in the first cache. */
    public static final int PIECE = 384;

    /** Cells (i, j, k) of the rising cube that can be the median; the position is the number of the wire. */
    private static final int[][] CELLS = {
        {0, 0, 2}, {0, 1, 1}, {0, 1, 2}, {0, 2, 0}, {0, 2, 1}, {0, 2, 2}, {1, 0, 1}, {1, 0, 2}, {1, 1, 0}, {1, 1, 1},
        {1, 1, 2}, {1, 2, 0}, {1, 2, 1}, {2, 0, 0}, {2, 0, 1}, {2, 0, 2}, {2, 1, 0}, {2, 1, 1}, {2, 2, 0}
    };

    /** Wires a and b, and which results are needed: 1 the smaller (stays on a), 2 the larger (on b), 3 both. */
    private static final int[][] EXCHANGES = {
        {0, 8, 2},
        {15, 10, 1},
        {3, 13, 2},
        {17, 18, 1},
        {6, 1, 2},
        {15, 12, 3},
        {12, 5, 1},
        {1, 13, 3},
        {16, 2, 3},
        {1, 16, 3},
        {1, 4, 2},
        {17, 12, 3},
        {2, 15, 3},
        {12, 15, 1},
        {2, 11, 3},
        {7, 4, 3},
        {9, 8, 3},
        {2, 7, 3},
        {2, 9, 2},
        {4, 8, 3},
        {8, 12, 1},
        {9, 17, 3},
        {16, 14, 3},
        {9, 16, 2},
        {11, 8, 3},
        {13, 7, 3},
        {8, 7, 3},
        {7, 4, 1},
        {13, 7, 3},
        {11, 14, 3},
        {13, 11, 2},
        {7, 14, 1},
        {11, 17, 3},
        {16, 7, 3},
        {11, 16, 2},
        {7, 17, 1},
        {16, 7, 3},
        {16, 8, 2},
        {7, 8, 1}
    };

    private static final int RESULT = 7;

    private final float[][] levels = new float[9][PIECE + 2];
    private final float[][] wires = new float[CELLS.length][PIECE];
    private final float[] spare = new float[PIECE];
    private final float[] other = new float[PIECE];

    /** Sorts three rows: a ← smallest, b ← middle, c ← largest. */
    public static void sort(float[] a, float[] b, float[] c, int n) {
        RowArithmetic.sort(a, b, n);
        RowArithmetic.sort(b, c, n);
        RowArithmetic.sort(a, b, n);
    }

    /**
     * Medians for i = 0 … n − 1 of the numbers at i, i + 1, i + 2 in three rows that lie {@code stride} apart.
     *
     * @param sorted smallest, middle and largest along z, so that row r begins at {@code from + r·stride}
     * @param n at most {@link #PIECE}
     */
    public void medians(float[][] sorted, int from, int stride, float[] out, int at, int n) {
        for (int i = 0; i < 3; i++) {
            for (int row = 0; row < 3; row++) {
                System.arraycopy(sorted[i], from + row * stride, levels[3 * i + row], 0, n + 2);
            }
            sort(levels[3 * i], levels[3 * i + 1], levels[3 * i + 2], n + 2);
        }
        for (int c = 0; c < CELLS.length; ) {
            c += alongX(c, n);
        }
        for (int[] e : EXCHANGES) {
            exchange(wires[e[0]], wires[e[1]], e[2], n);
        }
        System.arraycopy(wires[RESULT], 0, out, at, n);
    }

    /** Sorts one level along x, as far as it is needed; the wires of a level follow each other. Returns how many. */
    private int alongX(int first, int n) {
        int[] cell = CELLS[first];
        int count = 1;
        while (first + count < CELLS.length
                && CELLS[first + count][0] == cell[0]
                && CELLS[first + count][1] == cell[1]) {
            count++;
        }
        float[] level = levels[3 * cell[0] + cell[1]];
        float[] a = cell[2] == 0 ? wires[first] : spare;
        float[] b = count == 1 ? other : wires[cell[2] == 0 ? first + 1 : first];
        float[] c = cell[2] == 2 ? wires[first] : cell[2] + count == 3 ? wires[first + count - 1] : spare;
        System.arraycopy(level, 0, a, 0, n);
        System.arraycopy(level, 1, b, 0, n);
        System.arraycopy(level, 2, c, 0, n);
        if (count == 3) {
            sort(a, b, c, n);
        } else if (count == 2 && cell[2] == 0) {
            RowArithmetic.sort(a, b, n);
            RowArithmetic.min(b, c, n);
            RowArithmetic.sort(a, b, n);
        } else if (count == 2) {
            RowArithmetic.sort(b, c, n);
            RowArithmetic.max(b, a, n);
            RowArithmetic.sort(b, c, n);
        } else if (cell[2] == 0) {
            RowArithmetic.min(a, b, n);
            RowArithmetic.min(a, c, n);
        } else {
            RowArithmetic.max(c, a, n);
            RowArithmetic.max(c, b, n);
        }
        return count;
    }

    private static void exchange(float[] a, float[] b, int needed, int n) {
        if (needed == 3) {
            RowArithmetic.sort(a, b, n);
        } else if (needed == 1) {
            RowArithmetic.min(a, b, n);
        } else {
            RowArithmetic.max(b, a, n);
        }
    }
}
