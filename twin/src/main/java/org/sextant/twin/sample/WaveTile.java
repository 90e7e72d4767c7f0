// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.jspecify.annotations.Nullable;

/**
 * A periodic random field of mean 0 and variance 1 on a lattice of {@value #N}³ nodes: the sum of plane waves of about one
 * length, whole periods in the tile, with random phases and equal amplitudes (Cahn 1965, 10.1063/1.1695731, for the morphology
 * of spinodal decomposition). Between the nodes the field is trilinear; that interpolation is part of its definition.
 */
final class WaveTile {
    static final int N = 64;
    /** Wavelengths in an edge of the tile. */
    static final double WAVES = 4;

    private static final int MASK = N - 1;
    /** Waves are this much shorter or longer, as a share. */
    private static final double BAND = 0.18;

    private final float[] nodes;

    WaveTile(SeededNumbers random) {
        double[] sum = new double[N * N * N];
        double[] cos = new double[N];
        double[] sin = new double[N];
        for (int i = 0; i < N; i++) {
            cos[i] = StrictMath.cos(2 * Math.PI * i / N);
            sin[i] = StrictMath.sin(2 * Math.PI * i / N);
        }
        int waves = 0;
        int most = (int) Math.ceil(WAVES * (1 + BAND));
        for (int c = -most; c <= most; c++) {
            for (int b = -most; b <= most; b++) {
                for (int a = 0; a <= most; a++) {
                    if (isWave(a, b, c)) {
                        double phase = 2 * Math.PI * random.unit(waves++);
                        add(sum, a, b, c, StrictMath.cos(phase), StrictMath.sin(phase), cos, sin);
                    }
                }
            }
        }
        nodes = standardised(sum);
    }

    /** One of each pair of opposite wave vectors whose length lies in the band. */
    private static boolean isWave(int a, int b, int c) {
        double length = Math.sqrt(a * a + b * b + c * c) / WAVES;
        boolean half = a > 0 || (a == 0 && (b > 0 || (b == 0 && c > 0)));
        return half && Math.abs(length - 1) <= BAND;
    }

    /** Adds cos(2π (a x + b y + c z)/N + phase) at each node; the phase advances by rotation tables, exactly periodic. */
    private static void add(
            double[] sum, int a, int b, int c, double phaseCos, double phaseSin, double[] cos, double[] sin) {
        for (int z = 0; z < N; z++) {
            for (int y = 0; y < N; y++) {
                int start = (b * y + c * z) & MASK;
                int row = N * (y + N * z);
                for (int x = 0; x < N; x++) {
                    int i = (start + a * x) & MASK;
                    sum[row + x] += phaseCos * cos[i] - phaseSin * sin[i];
                }
            }
        }
    }

    /** Variance 1; the mean is 0 by construction. */
    private static float[] standardised(double[] sum) {
        double squares = 0;
        for (double v : sum) {
            squares += v * v;
        }
        double scale = Math.sqrt(sum.length / squares);
        float[] nodes = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            nodes[i] = (float) (scale * sum[i]);
        }
        return nodes;
    }

    /**
     * The field at a position in lattice units, which wraps around.
     *
     * @param g null, or three places for the gradient per lattice unit
     */
    double at(double x, double y, double z, double @Nullable [] g) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        double fz = Math.floor(z);
        int x0 = (int) (long) fx & MASK;
        int y0 = ((int) (long) fy & MASK) * N;
        int z0 = ((int) (long) fz & MASK) * N * N;
        int x1 = (x0 + 1) & MASK;
        int y1 = (y0 + N) & (MASK * N);
        int z1 = (z0 + N * N) & (MASK * N * N);
        double tx = x - fx;
        double ty = y - fy;
        double tz = z - fz;
        float[] n = nodes;
        double da = n[z0 + y0 + x1] - n[z0 + y0 + x0];
        double db = n[z0 + y1 + x1] - n[z0 + y1 + x0];
        double dc = n[z1 + y0 + x1] - n[z1 + y0 + x0];
        double dd = n[z1 + y1 + x1] - n[z1 + y1 + x0];
        double a = n[z0 + y0 + x0] + tx * da;
        double b = n[z0 + y1 + x0] + tx * db;
        double c = n[z1 + y0 + x0] + tx * dc;
        double d = n[z1 + y1 + x0] + tx * dd;
        double near = a + ty * (b - a);
        double far = c + ty * (d - c);
        if (g != null) {
            double dNear = da + ty * (db - da);
            g[0] = dNear + tz * (dc + ty * (dd - dc) - dNear);
            g[1] = (b - a) + tz * ((d - c) - (b - a));
            g[2] = far - near;
        }
        return near + tz * (far - near);
    }
}
