// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.jtransforms.fft.DoubleFFT_1D;
import org.sextant.compute.voxel.Lattice;

/**
 * Fourier transform of one plane of real numbers along x and y: kx = 0 … nx/2 (the rest mirrors these), ky = 0 … ny − 1, as
 * pairs of floats {@code [2 (kx + width·ky)]}. Each row is transformed in double precision.
 */
record PlaneSpectrum(int nx, int ny) {
    static PlaneSpectrum of(Lattice l) {
        return new PlaneSpectrum(l.nx(), l.ny());
    }

    /** Frequencies along x. */
    int width() {
        return nx / 2 + 1;
    }

    float[] transform(double[] values) {
        int width = width();
        double[] half = new double[2 * width * ny];
        DoubleFFT_1D alongX = new DoubleFFT_1D(nx);
        double[] row = new double[2 * nx];
        for (int y = 0; y < ny; y++) {
            System.arraycopy(values, y * nx, row, 0, nx);
            alongX.realForwardFull(row);
            System.arraycopy(row, 0, half, 2 * width * y, 2 * width);
        }
        float[] out = new float[half.length];
        DoubleFFT_1D alongY = new DoubleFFT_1D(ny);
        double[] column = new double[2 * ny];
        for (int kx = 0; kx < width; kx++) {
            for (int y = 0; y < ny; y++) {
                column[2 * y] = half[2 * (kx + width * y)];
                column[2 * y + 1] = half[2 * (kx + width * y) + 1];
            }
            alongY.complexForward(column);
            for (int y = 0; y < ny; y++) {
                out[2 * (kx + width * y)] = (float) column[2 * y];
                out[2 * (kx + width * y) + 1] = (float) column[2 * y + 1];
            }
        }
        return out;
    }
}
