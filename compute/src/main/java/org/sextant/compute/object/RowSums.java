// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Arrays;

/**
 * A few whole numbers for each label, one row after the other in one array. Whole numbers add up to the same in any order, so
 * results do not depend on threads.
 */
final class RowSums {
    private final int width;
    private final long[] fresh;
    private final LabelRows rows = new LabelRows();
    private long[] values;

    /** @param fresh what a new row holds */
    RowSums(long... fresh) {
        this.fresh = fresh.clone();
        this.width = fresh.length;
        this.values = new long[64 * width];
    }

    LabelRows rows() {
        return rows;
    }

    /** The array that {@link #offset} points into; a later new label may replace it. */
    long[] values() {
        return values;
    }

    /** Where the label's row begins in {@link #values}. */
    int offset(int label) {
        int before = rows.count();
        int row = rows.row(label);
        int at = row * width;
        if (row == before) {
            if (at + width > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, at + width));
            }
            System.arraycopy(fresh, 0, values, at, width);
        }
        return at;
    }

    /** Number k of a label; what a new row holds if the label was not met. */
    long get(int label, int k) {
        int row = rows.find(label);
        return row < 0 ? fresh[k] : values[row * width + k];
    }
}
