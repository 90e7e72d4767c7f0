// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

/**
 * Applies a kernel along any axis: shifted copies of the numbers are weighted and added, a thousand at a time, so that all
 * of it stays in the first cache.
 *
 * <p>Threads: one.
 */
public final class TapSum {
    private static final int PIECE = 960;

    private final float[] sum = new float[PIECE];
    private final float[][] taps = new float[6][PIECE];

    /** Where the numbers of a shift by k voxels begin. */
    public interface Shifts {
        float[] array(int k);

        int offset(int k);
    }

    /** Shifts within one array: k·step away from {@code offset}. */
    public record Within(float[] numbers, int start, int step) implements Shifts {
        @Override
        public float[] array(int k) {
            return numbers;
        }

        @Override
        public int offset(int k) {
            return start + k * step;
        }
    }

    /** out[at + i] ← Σ w(k) in(k)[i] for i = 0 … n − 1. */
    public void apply(Kernel kernel, Shifts in, float[] out, int at, int n) {
        if (kernel.isIdentity()) {
            System.arraycopy(in.array(0), in.offset(0), out, at, n);
            return;
        }
        for (int from = 0; from < n; from += PIECE) {
            piece(kernel, in, from, Math.min(PIECE, n - from));
            System.arraycopy(sum, 0, out, at + from, Math.min(PIECE, n - from));
        }
    }

    private void piece(Kernel kernel, Shifts in, int from, int n) {
        float[] w = kernel.half();
        System.arraycopy(in.array(0), in.offset(0) + from, sum, 0, n);
        RowArithmetic.scale(sum, w[0], n);
        int k = 1;
        for (; k + 2 < w.length && !kernel.isOdd(); k += 3) {
            take(in, k, from, 0, n);
            take(in, k + 1, from, 2, n);
            take(in, k + 2, from, 4, n);
            RowArithmetic.even(sum, taps, w, k, n);
        }
        for (; k + 1 < w.length; k += 2) {
            take(in, k, from, 0, n);
            take(in, k + 1, from, 2, n);
            if (kernel.isOdd()) {
                RowArithmetic.odd(sum, taps[0], taps[1], w[k], taps[2], taps[3], w[k + 1], n);
            } else {
                RowArithmetic.even(sum, taps[0], taps[1], w[k], taps[2], taps[3], w[k + 1], n);
            }
        }
        if (k < w.length) {
            take(in, k, from, 0, n);
            if (kernel.isOdd()) {
                RowArithmetic.odd(sum, taps[0], taps[1], w[k], n);
            } else {
                RowArithmetic.even(sum, taps[0], taps[1], w[k], n);
            }
        }
    }

    private void take(Shifts in, int k, int from, int slot, int n) {
        System.arraycopy(in.array(k), in.offset(k) + from, taps[slot], 0, n);
        System.arraycopy(in.array(-k), in.offset(-k) + from, taps[slot + 1], 0, n);
    }
}
