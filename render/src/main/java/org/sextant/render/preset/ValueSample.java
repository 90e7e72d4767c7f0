// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.Arrays;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;

/**
 * Values of a volume, sorted: up to a million of the coarsest level, taken evenly from up to 64 of its blocks that are spread
 * evenly over it. The same volume always gives the same ones.
 */
final class ValueSample {
    private static final int VALUES = 1 << 20;
    private static final int BLOCKS = 64;

    /** Physical values by rising size, without NaN and infinities. */
    private final float[] sorted;

    private ValueSample(float[] sorted) {
        this.sorted = sorted;
    }

    static ValueSample of(Volume volume) {
        Level level = volume.levels().get(volume.levels().size() - 1);
        BlockLayout layout = level.layout();
        long blocks = layout.count();
        int taken = (int) Math.min(blocks, BLOCKS);
        int each = VALUES / taken;
        float[] values = new float[VALUES];
        int n = 0;
        for (int b = 0; b < taken; b++) {
            // the middle of each of equal stretches of blocks
            long index = (2L * b + 1) * blocks / (2L * taken);
            Region r = layout.region(index);
            Object array = level.block(index);
            int stride = Math.max(1, (r.voxels() + each - 1) / each) | 1;
            for (int i = 0; i < r.voxels() && n < VALUES; i += stride) {
                double v = volume.scale().physical(level.type().get(array, i));
                if (Double.isFinite(v)) {
                    values[n++] = (float) v;
                }
            }
        }
        float[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return new ValueSample(sorted);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** The value that a share of all values does not exceed; the share 0 … 1. */
    double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    /** Number of values in each of {@code bins} equal bins from low to high; values beyond are left out. */
    long[] histogram(double low, double high, int bins) {
        long[] counts = new long[bins];
        for (float v : sorted) {
            if (v >= low && v <= high) {
                counts[(int) Math.min(bins - 1, (v - low) / (high - low) * bins)]++;
            }
        }
        return counts;
    }
}
