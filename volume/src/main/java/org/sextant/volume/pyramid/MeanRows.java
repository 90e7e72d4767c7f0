// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import java.util.Arrays;
import org.sextant.volume.pyramid.Reduction.RowReducer;
import org.sextant.volume.value.ValueType;

/**
 * Means of rows, with fast loops for the types that scans come in. The number of voxels joined is 1, 2, 4 or 8, so a mean
 * is a shift: ⌊(sum + n/2) / n⌋.
 */
final class MeanRows {
    private MeanRows() {}

    /** Unsigned bytes. */
    static final class OfU8 implements RowReducer {
        private final int fx;
        private final int[] sums;

        OfU8(int fx, int width) {
            this.fx = fx;
            this.sums = new int[width];
        }

        @Override
        public void reduce(Object values, int[] starts, int rows, int nx, Object out, int at) {
            byte[] v = (byte[]) values;
            byte[] o = (byte[]) out;
            Arrays.fill(sums, 0);
            for (int r = 0; r < rows; r++) {
                int s = starts[r];
                if (fx == 1) {
                    for (int x = 0; x < nx; x++) {
                        sums[x] += v[s + x] & 0xff;
                    }
                } else {
                    for (int x = 0; x < nx / 2; x++) {
                        sums[x] += (v[s + 2 * x] & 0xff) + (v[s + 2 * x + 1] & 0xff);
                    }
                    if ((nx & 1) == 1) {
                        sums[nx / 2] += v[s + nx - 1] & 0xff;
                    }
                }
            }
            int full = nx / fx;
            int shift = Integer.numberOfTrailingZeros(rows * fx);
            int half = rows * fx >> 1;
            for (int x = 0; x < full; x++) {
                o[at + x] = (byte) (sums[x] + half >> shift);
            }
            if (full < sums.length) {
                o[at + full] = (byte) (sums[full] + (rows >> 1) >> Integer.numberOfTrailingZeros(rows));
            }
        }
    }

    /** Unsigned 16 bit. */
    static final class OfU16 implements RowReducer {
        private final int fx;
        private final int[] sums;

        OfU16(int fx, int width) {
            this.fx = fx;
            this.sums = new int[width];
        }

        @Override
        public void reduce(Object values, int[] starts, int rows, int nx, Object out, int at) {
            short[] v = (short[]) values;
            short[] o = (short[]) out;
            Arrays.fill(sums, 0);
            for (int r = 0; r < rows; r++) {
                int s = starts[r];
                if (fx == 1) {
                    for (int x = 0; x < nx; x++) {
                        sums[x] += v[s + x] & 0xffff;
                    }
                } else {
                    for (int x = 0; x < nx / 2; x++) {
                        sums[x] += (v[s + 2 * x] & 0xffff) + (v[s + 2 * x + 1] & 0xffff);
                    }
                    if ((nx & 1) == 1) {
                        sums[nx / 2] += v[s + nx - 1] & 0xffff;
                    }
                }
            }
            int full = nx / fx;
            int shift = Integer.numberOfTrailingZeros(rows * fx);
            int half = rows * fx >> 1;
            for (int x = 0; x < full; x++) {
                o[at + x] = (short) (sums[x] + half >> shift);
            }
            if (full < sums.length) {
                o[at + full] = (short) (sums[full] + (rows >> 1) >> Integer.numberOfTrailingZeros(rows));
            }
        }
    }

    /** Floats; summed in double precision. */
    record OfF32(int fx) implements RowReducer {
        @Override
        public void reduce(Object values, int[] starts, int rows, int nx, Object out, int at) {
            float[] v = (float[]) values;
            float[] o = (float[]) out;
            int width = (nx - 1) / fx + 1;
            for (int x = 0; x < width; x++) {
                int end = Math.min(nx, (x + 1) * fx);
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    for (int i = x * fx; i < end; i++) {
                        sum += v[starts[r] + i];
                    }
                }
                int n = rows * (end - x * fx);
                o[at + x] = (float) (Double.isNaN(sum) ? withoutNaN(v, starts, rows, x * fx, end) : sum / n);
            }
        }

        private static double withoutNaN(float[] v, int[] starts, int rows, int from, int end) {
            double sum = 0;
            int n = 0;
            for (int r = 0; r < rows; r++) {
                for (int i = from; i < end; i++) {
                    float value = v[starts[r] + i];
                    if (!Float.isNaN(value)) {
                        sum += value;
                        n++;
                    }
                }
            }
            return sum / n;
        }
    }

    /** Any type; sums of integers up to 32 bits are exact in double precision. */
    record OfAny(ValueType type, int fx) implements RowReducer {
        @Override
        public void reduce(Object values, int[] starts, int rows, int nx, Object out, int at) {
            int width = (nx - 1) / fx + 1;
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int n = 0;
                for (int r = 0; r < rows; r++) {
                    for (int i = x * fx; i < Math.min(nx, (x + 1) * fx); i++) {
                        double value = type.get(values, starts[r] + i);
                        if (!Double.isNaN(value)) {
                            sum += value;
                            n++;
                        }
                    }
                }
                type.set(out, at + x, sum / n);
            }
        }
    }
}
