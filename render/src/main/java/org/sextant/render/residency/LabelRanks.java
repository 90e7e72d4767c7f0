// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.Arrays;

/**
 * The labels that occur in a volume, each once, numbered in the order they are met: an open-addressing hash table.
 *
 * <p>Threads: one.
 */
final class LabelRanks {
    private long[] keys = new long[64];
    /** Number of the key there; −1 where there is none. */
    private int[] numbers = filled(64);

    private int count;
    private long lastLabel;
    private int lastNumber = -1;

    /** The number of a label, a new one if it is new. */
    int add(long label) {
        if (lastNumber >= 0 && label == lastLabel) {
            return lastNumber;
        }
        int i = find(label);
        if (numbers[i] < 0) {
            if (2 * (count + 1) > keys.length) {
                grow();
                i = find(label);
            }
            keys[i] = label;
            numbers[i] = count++;
        }
        lastLabel = label;
        lastNumber = numbers[i];
        return lastNumber;
    }

    int count() {
        return count;
    }

    /** Labels by their number. */
    long[] labels() {
        long[] all = new long[count];
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] >= 0) {
                all[numbers[i]] = keys[i];
            }
        }
        return all;
    }

    private int find(long label) {
        int mask = keys.length - 1;
        long h = label * 0x9e3779b97f4a7c15L;
        int i = (int) (h >>> 32) & mask;
        while (numbers[i] >= 0 && keys[i] != label) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = filled(keys.length);
        for (int j = 0; j < oldKeys.length; j++) {
            if (oldNumbers[j] >= 0) {
                int i = find(oldKeys[j]);
                keys[i] = oldKeys[j];
                numbers[i] = oldNumbers[j];
            }
        }
    }

    private static int[] filled(int n) {
        int[] a = new int[n];
        Arrays.fill(a, -1);
        return a;
    }
}
