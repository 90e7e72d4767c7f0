// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

/**
 * How far a disc's rows extend: the most steps along x whose square, weighted, stays at or below a number. Looked up where
 * it is small, as dividing and taking roots would cost more than painting.
 *
 * <p>Threads: any.
 */
record HalfWidths(int weight, short[] table) {
    private static final int LONGEST = 1 << 16;

    static HalfWidths of(int weight, int reach) {
        short[] table = new short[Math.min(reach, LONGEST)];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) root(i, weight);
        }
        return new HalfWidths(weight, table);
    }

    int of(int square) {
        return square < table.length ? table[square] : root(square, weight);
    }

    /** The whole part of the root of square/weight; exact, as the root of a double is rounded correctly. */
    static int root(int square, int weight) {
        return (int) Math.sqrt(square / weight);
    }
}
