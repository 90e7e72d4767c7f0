// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import org.sextant.world.error.SextantException;

/** Blurs images with a Gaussian; beyond the border lies the border's value. One blur serves one thread. */
public final class GaussianBlur {
    private static final double REACH_SIGMA = 3.5;

    private final float[] kernel;
    private float[] line = new float[0];

    /** @param sigma standard deviation in pixels; 0 leaves images as they are */
    public GaussianBlur(double sigma) {
        if (!(sigma >= 0 && sigma < 1000)) {
            throw new SextantException("a blur must be between 0 and 1000 pixels, not " + sigma);
        }
        kernel = kernel(sigma);
    }

    /** Pixels that a pixel's blur reaches to each side. */
    public static int reach(double sigma) {
        return sigma == 0 ? 0 : (int) Math.ceil(REACH_SIGMA * sigma);
    }

    /** Weights 0 … reach of one side; twice their sum less the first is 1. */
    public static float[] kernel(double sigma) {
        float[] k = new float[reach(sigma) + 1];
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            k[i] = i == 0 ? 1 : (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? 1 : 2 * k[i];
        }
        for (int i = 0; i < k.length; i++) {
            k[i] /= (float) sum;
        }
        return k;
    }

    /** What a blur along three axes leaves of the standard deviation of white noise. */
    public static double noiseLeft(double sigma) {
        double squares = 0;
        float[] k = kernel(sigma);
        for (int i = 0; i < k.length; i++) {
            squares += (i == 0 ? 1 : 2) * k[i] * (double) k[i];
        }
        return Math.pow(squares, 1.5);
    }

    /** In place; columns fastest. */
    public void blur(float[] image, int columns, int rows) {
        if (kernel.length == 1) {
            return;
        }
        for (int r = 0; r < rows; r++) {
            along(image, r * columns, 1, columns);
        }
        for (int c = 0; c < columns; c++) {
            along(image, c, columns, rows);
        }
    }

    private void along(float[] image, int start, int stride, int n) {
        int reach = kernel.length - 1;
        if (line.length < n + 2 * reach) {
            line = new float[n + 2 * reach];
        }
        for (int i = -reach; i < n + reach; i++) {
            line[i + reach] = image[start + Math.max(0, Math.min(n - 1, i)) * stride];
        }
        for (int i = 0; i < n; i++) {
            float sum = kernel[0] * line[i + reach];
            for (int k = 1; k <= reach; k++) {
                sum += kernel[k] * (line[i + reach - k] + line[i + reach + k]);
            }
            image[start + i * stride] = sum;
        }
    }
}
