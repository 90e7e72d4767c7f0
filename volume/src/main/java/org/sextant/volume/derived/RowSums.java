// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.Arrays;
import org.sextant.volume.value.ValueType;

/** Sums of runs of n voxels over several rows, and their means; NaN values do not count. */
final class RowSums {
    private final ValueType type;
    private final int n;
    private final double[] sum;
    private final int[] count;

    /** @param width means of a row; the last may have fewer than n voxels */
    RowSums(ValueType type, int n, int width) {
        this.type = type;
        this.n = n;
        this.sum = new double[width];
        this.count = new int[width];
    }

    /** Adds a row of nx voxels. */
    void add(Object values, int from, int nx) {
        for (int i = 0, x = 0; x < nx; i++, x += n) {
            int end = from + Math.min(nx, x + n);
            if (values instanceof short[] v && type == ValueType.U16) {
                add(v, from + x, end, i);
            } else if (values instanceof byte[] v && type == ValueType.U8) {
                add(v, from + x, end, i);
            } else if (values instanceof float[] v) {
                add(v, from + x, end, i);
            } else {
                addAny(values, from + x, end, i);
            }
        }
    }

    private void add(short[] v, int from, int end, int i) {
        int s = 0;
        for (int p = from; p < end; p++) {
            s += v[p] & 0xffff;
        }
        sum[i] += s;
        count[i] += end - from;
    }

    private void add(byte[] v, int from, int end, int i) {
        int s = 0;
        for (int p = from; p < end; p++) {
            s += v[p] & 0xff;
        }
        sum[i] += s;
        count[i] += end - from;
    }

    private void add(float[] v, int from, int end, int i) {
        for (int p = from; p < end; p++) {
            if (!Float.isNaN(v[p])) {
                sum[i] += v[p];
                count[i]++;
            }
        }
    }

    private void addAny(Object values, int from, int end, int i) {
        for (int p = from; p < end; p++) {
            double value = type.get(values, p);
            if (!Double.isNaN(value)) {
                sum[i] += value;
                count[i]++;
            }
        }
    }

    /** Stores the means and starts again. */
    void takeMeans(Object out, int at) {
        for (int i = 0; i < sum.length; i++) {
            type.set(out, at + i, count[i] == 0 ? Double.NaN : sum[i] / count[i]);
        }
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
    }
}
