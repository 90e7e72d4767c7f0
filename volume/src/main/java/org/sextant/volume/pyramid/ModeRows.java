// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import org.sextant.volume.pyramid.Reduction.RowReducer;
import org.sextant.volume.value.ValueType;

/** The most frequent of up to eight values, of several the smallest. */
record ModeRows(ValueType type, int fx) implements RowReducer {
    @Override
    public void reduce(Object values, int[] starts, int rows, int nx, Object out, int at) {
        int width = (nx - 1) / fx + 1;
        double[] seen = new double[8];
        for (int x = 0; x < width; x++) {
            int n = 0;
            for (int r = 0; r < rows; r++) {
                for (int i = x * fx; i < Math.min(nx, (x + 1) * fx); i++) {
                    seen[n++] = type.get(values, starts[r] + i);
                }
            }
            type.set(out, at + x, mode(seen, n));
        }
    }

    private static double mode(double[] seen, int n) {
        double best = seen[0];
        int most = 0;
        for (int i = 0; i < n && most <= n / 2; i++) {
            int count = 0;
            for (int j = 0; j < n; j++) {
                count += Double.compare(seen[i], seen[j]) == 0 ? 1 : 0;
            }
            if (count > most || count == most && Double.compare(seen[i], best) < 0) {
                best = seen[i];
                most = count;
            }
        }
        return best;
    }
}
