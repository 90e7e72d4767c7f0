// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import org.sextant.world.error.SextantException;

/**
 * Averages n×n pixels into one; columns and rows that fill no pixel are left out.
 *
 * @param n pixels along each edge
 */
public record Binning(int n) {
    public Binning {
        if (n < 1) {
            throw new SextantException("pixels are binned by a whole number of at least 1, not " + n);
        }
    }

    public float[] of(float[] frame, int columns) {
        if (n == 1) {
            return frame;
        }
        int rows = frame.length / columns;
        int wide = columns / n;
        float[] out = new float[wide * (rows / n)];
        for (int r = 0; r < rows / n * n; r++) {
            for (int c = 0; c < wide * n; c++) {
                out[c / n + wide * (r / n)] += frame[c + columns * r];
            }
        }
        float share = 1f / (n * n);
        for (int i = 0; i < out.length; i++) {
            out[i] *= share;
        }
        return out;
    }
}
