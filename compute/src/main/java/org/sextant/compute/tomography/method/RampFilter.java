// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import org.jtransforms.fft.FloatFFT_1D;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Filters the rows of projections with |frequency|, for filtered back-projection. The kernel is that of the band-limited ramp
 * sampled in space, which keeps the mean right (Kak, Slaney 1988, Principles of Computerized Tomographic Imaging, eq. 3.61):
 *
 * <pre>
 *   h(0) = 1/(4 τ²)     h(n) = −1/(π n τ)² for odd n     h(n) = 0 for even n     q = τ Σ p(m) h(n − m)
 * </pre>
 *
 * times a window of the frequency f, with f_c = cut-off · Nyquist:
 *
 * <pre>
 *   Ram-Lak 1     Shepp-Logan sinc(f / 2 f_c)     cosine cos(π f / 2 f_c)     Hann (1 + cos(π f / f_c)) / 2     0 for f &gt; f_c
 * </pre>
 *
 * <p>Rows are continued beyond the detector by their last value, falling to 0 along a cosine: an object that reaches
 * beyond the detector does not leave a bright rim then. Two rows at a time are the real and imaginary part of one transform.
 */
public final class RampFilter {
    /** Window of the frequency. */
    public enum Window {
        RAM_LAK,
        SHEPP_LOGAN,
        COSINE,
        HANN;

        /** @param x frequency over that of the cut-off, 0 to 1 */
        double at(double x) {
            double half = Math.PI * x / 2;
            return switch (this) {
                case RAM_LAK -> 1;
                case SHEPP_LOGAN -> x == 0 ? 1 : Math.sin(half) / half;
                case COSINE -> Math.cos(half);
                case HANN -> (1 + Math.cos(2 * half)) / 2;
            };
        }
    }

    private final int columns;
    private final int length;
    private final float[] response;

    /**
     * @param pixelUm between columns, at the axis
     * @param cutOff share of the Nyquist frequency beyond which nothing passes, above 0 to 1
     */
    public RampFilter(int columns, double pixelUm, Window window, double cutOff) {
        if (!(cutOff > 0 && cutOff <= 1)) {
            throw new SextantException("the cut-off of a filter lies above 0 and up to 1 (Nyquist), not at " + cutOff);
        }
        this.columns = columns;
        this.length = Math.max(16, Integer.highestOneBit(2 * columns - 1) * 2);
        this.response = response(length, pixelUm, window, cutOff);
    }

    private static float[] response(int length, double pixelUm, Window window, double cutOff) {
        float[] kernel = new float[2 * length];
        for (int n = -length / 2; n < length / 2; n++) {
            double h = n == 0 ? 0.25 : n % 2 == 0 ? 0 : -1 / (Math.PI * Math.PI * (double) n * n);
            // τ h, with the 1/τ² of h.
            kernel[2 * ((n + length) % length)] = (float) (h / pixelUm);
        }
        new FloatFFT_1D(length).complexForward(kernel);
        float[] response = new float[length];
        for (int i = 0; i < length; i++) {
            double x = Math.min(i, length - i) / (length / 2.0) / cutOff;
            response[i] = x > 1 ? 0 : (float) (kernel[2 * i] * window.at(x));
        }
        return response;
    }

    /** Filters all rows, in place. */
    public void apply(Projections p, WorkContext work) {
        FloatFFT_1D fft = new FloatFFT_1D(length);
        work.forEach("filtering projections", p.count(), v -> {
            float[] pair = new float[2 * length];
            for (int r = 0; r < p.rows(); r += 2) {
                apply(p.views()[(int) v], r, Math.min(r + 1, p.rows() - 1), pair, fft);
            }
        });
    }

    /** Two rows, which may be the same. */
    private void apply(float[] view, int first, int second, float[] pair, FloatFFT_1D fft) {
        load(view, first * columns, pair, 0);
        load(view, second * columns, pair, 1);
        fft.complexForward(pair);
        for (int i = 0; i < length; i++) {
            pair[2 * i] *= response[i];
            pair[2 * i + 1] *= response[i];
        }
        fft.complexInverse(pair, true);
        for (int c = 0; c < columns; c++) {
            view[first * columns + c] = pair[2 * c];
            view[second * columns + c] = pair[2 * c + 1];
        }
    }

    private void load(float[] view, int at, float[] pair, int part) {
        float left = view[at];
        float right = view[at + columns - 1];
        int beyond = length - columns;
        for (int c = 0; c < columns; c++) {
            pair[2 * c + part] = view[at + c];
        }
        for (int i = 0; i < beyond; i++) {
            // From the right border on to the left one, around.
            double share = (i + 1.0) / (beyond / 2 + 1.0);
            float fromRight = share < 1 ? (float) ((1 + Math.cos(Math.PI * share)) / 2) : 0;
            double back = (beyond - i) / (beyond / 2 + 1.0);
            float fromLeft = back < 1 ? (float) ((1 + Math.cos(Math.PI * back)) / 2) : 0;
            pair[2 * (columns + i) + part] = right * fromRight + left * fromLeft;
        }
    }
}
