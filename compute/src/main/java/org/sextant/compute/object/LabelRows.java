// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which row belongs to which label, in the order in which labels are met. Small labels are looked up in an array, large ones
 * (up to 2³¹ − 1, and far apart) in a map.
 *
 * <p>Threads: one at a time.
 */
final class LabelRows {
    private static final int DENSE = 1 << 22;

    private int[] rowPlusOne = new int[256];
    private final Map<Integer, Integer> large = new HashMap<>();
    private int[] labels = new int[64];
    private int count;

    int count() {
        return count;
    }

    int label(int row) {
        return labels[row];
    }

    /** The label's row; a new one if it has none yet. */
    int row(int label) {
        if (label < rowPlusOne.length && rowPlusOne[label] > 0) {
            return rowPlusOne[label] - 1;
        }
        return add(label);
    }

    /** The label's row, −1 if it has none. */
    int find(int label) {
        return label < rowPlusOne.length ? rowPlusOne[label] - 1 : label < DENSE ? -1 : large.getOrDefault(label, -1);
    }

    private int add(int label) {
        if (label >= DENSE) {
            Integer row = large.get(label);
            if (row != null) {
                return row;
            }
            large.put(label, count);
        } else {
            if (label >= rowPlusOne.length) {
                rowPlusOne = Arrays.copyOf(rowPlusOne, Math.min(DENSE, Math.max(label + 1, 2 * rowPlusOne.length)));
            }
            rowPlusOne[label] = count + 1;
        }
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
        }
        labels[count] = label;
        return count++;
    }
}
