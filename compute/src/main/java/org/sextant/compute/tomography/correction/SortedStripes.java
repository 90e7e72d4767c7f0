// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import java.util.Arrays;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Takes stripes out of sinograms, which would become rings: pixels whose gain differs between flats and projections.
 *
 * <pre>
 *   each column of a sinogram is sorted by value; a stripe shifts its whole column, so that it stands out at every rank
 *   a median across the columns at each rank takes it away
 *   each value returns to the view from which it came
 * </pre>
 *
 * Vo, Atwood, Drakopoulos 2018, Opt. Express 26, 28396, 10.1364/OE.26.028396, algorithm 3. What does not change from view to
 * view at some column, such as the middle of the sample, is kept by its neighbours' ranks.
 *
 * @param width of the median, in columns; odd. Stripes narrower than half of it go
 */
public record SortedStripes(int width) {
    private static final long INDEX = 0xffffffffL;

    public SortedStripes {
        if (width < 3 || width % 2 == 0) {
            throw new SextantException("the median against rings takes an odd number of columns from 3, not " + width);
        }
    }

    /** In place, one row of the detector after the other. */
    public void remove(Projections p, WorkContext work) {
        work.forEach("removing stripes", p.rows(), row -> remove(p, (int) row));
    }

    private void remove(Projections p, int row) {
        int n = p.count();
        int first = row * p.columns();
        float[][] sorted = new float[n][p.columns()];
        int[][] from = new int[p.columns()][n];
        long[] keys = new long[n];
        for (int c = 0; c < p.columns(); c++) {
            for (int v = 0; v < n; v++) {
                keys[v] = key(p.views()[v][first + c]) << 32 | v;
            }
            Arrays.sort(keys);
            for (int rank = 0; rank < n; rank++) {
                from[c][rank] = (int) (keys[rank] & INDEX);
                sorted[rank][c] = p.views()[from[c][rank]][first + c];
            }
        }
        float[] window = new float[width];
        float[] smooth = new float[p.columns()];
        for (int rank = 0; rank < n; rank++) {
            median(sorted[rank], smooth, window);
            for (int c = 0; c < p.columns(); c++) {
                p.views()[from[c][rank]][first + c] = smooth[c];
            }
        }
    }

    /** Whole numbers in the order of the floats. */
    private static long key(float v) {
        int bits = Float.floatToIntBits(v);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** A running median; beyond the ends the line is mirrored. */
    private void median(float[] in, float[] out, float[] window) {
        int half = width / 2;
        for (int k = 0; k < width; k++) {
            window[k] = in[mirrored(k - half, in.length)];
        }
        Arrays.sort(window);
        for (int c = 0; ; c++) {
            out[c] = window[half];
            if (c + 1 == in.length) {
                return;
            }
            replace(window, in[mirrored(c - half, in.length)], in[mirrored(c + 1 + half, in.length)]);
        }
    }

    private static int mirrored(int i, int n) {
        int m = Math.floorMod(i, 2 * n);
        return m < n ? m : 2 * n - 1 - m;
    }

    /** In a sorted window. */
    private static void replace(float[] window, float old, float fresh) {
        int at = Arrays.binarySearch(window, old);
        while (at + 1 < window.length && window[at + 1] < fresh) {
            window[at] = window[at + 1];
            at++;
        }
        while (at > 0 && window[at - 1] > fresh) {
            window[at] = window[at - 1];
            at--;
        }
        window[at] = fresh;
    }
}
