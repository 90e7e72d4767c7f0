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
    /** Planes up to this many numbers are added where they are, in a row of the same length: 2 MiB. */
    private static final int WIDEST = 1 << 19;

    private final float[] sum = new float[PIECE];
    private final float[][] taps = new float[6][PIECE];
    /** What is added next: the taps, or the numbers where they are. */
    private final float[][] taken = new float[6][];

    private float[] wide = new float[0];

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

    /** The same where all shifts begin at one offset, such as planes: nothing needs to be copied into place. */
    public void applyAligned(Kernel kernel, Shifts in, float[] out, int at, int n) {
        int start = in.offset(0);
        if (kernel.isIdentity() || start + n > WIDEST) {
            apply(kernel, in, out, at, n);
            return;
        }
        if (wide.length < start + n) {
            wide = new float[start + n];
        }
        for (int from = start; from < start + n; from += PIECE) {
            int to = Math.min(start + n, from + PIECE);
            RowArithmetic.scaled(wide, in.array(0), kernel.half()[0], from, to);
            add(kernel, wide, from, to, (k, slot) -> {
                taken[slot] = in.array(k);
                taken[slot + 1] = in.array(-k);
            });
            System.arraycopy(wide, from, out, at + from - start, to - from);
        }
    }

    private void piece(Kernel kernel, Shifts in, int from, int n) {
        System.arraycopy(in.array(0), in.offset(0) + from, taps[0], 0, n);
        RowArithmetic.scaled(sum, taps[0], kernel.half()[0], 0, n);
        System.arraycopy(taps, 0, taken, 0, taps.length);
        add(kernel, sum, 0, n, (k, slot) -> {
            System.arraycopy(in.array(k), in.offset(k) + from, taps[slot], 0, n);
            System.arraycopy(in.array(-k), in.offset(-k) + from, taps[slot + 1], 0, n);
        });
    }

    /** Brings the numbers at k and −k to two slots of {@link #taken}. */
    private interface Take {
        void pair(int k, int slot);
    }

    private void add(Kernel kernel, float[] target, int from, int to, Take take) {
        float[] w = kernel.half();
        int k = 1;
        for (; k + 2 < w.length && !kernel.isOdd(); k += 3) {
            take.pair(k, 0);
            take.pair(k + 1, 2);
            take.pair(k + 2, 4);
            RowArithmetic.even(target, taken, w, k, from, to);
        }
        for (; k + 1 < w.length; k += 2) {
            take.pair(k, 0);
            take.pair(k + 1, 2);
            if (kernel.isOdd()) {
                RowArithmetic.odd(target, taken[0], taken[1], w[k], taken[2], taken[3], w[k + 1], from, to);
            } else {
                RowArithmetic.even(target, taken[0], taken[1], w[k], taken[2], taken[3], w[k + 1], from, to);
            }
        }
        if (k < w.length) {
            take.pair(k, 0);
            if (kernel.isOdd()) {
                RowArithmetic.odd(target, taken[0], taken[1], w[k], from, to);
            } else {
                RowArithmetic.even(target, taken[0], taken[1], w[k], from, to);
            }
        }
    }
}
