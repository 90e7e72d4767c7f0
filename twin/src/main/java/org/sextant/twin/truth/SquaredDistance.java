// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import org.sextant.volume.work.WorkContext;

/**
 * Squared Euclidean distance of each voxel of a phase to the nearest voxel of the other, exact, in squared voxels: lower
 * envelopes of parabolas along one axis after the other (Felzenszwalb and Huttenlocher 2012, 10.4086/toc.2012.v008a019), all in
 * integers.
 */
record SquaredDistance(int nx, int ny, int nz) {
    /** 0 outside of the phase; {@link LocalThickness#FAR} where there is no other phase. */
    int[] of(boolean[] phase, WorkContext work) {
        int[] d = new int[phase.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = phase[i] ? LocalThickness.FAR : 0;
        }
        work.forEach("distances along x and y", nz, z -> {
            Line line = new Line(Math.max(nx, ny));
            int plane = (int) z * nx * ny;
            for (int y = 0; y < ny; y++) {
                line.transform(d, plane + y * nx, 1, nx);
            }
            for (int x = 0; x < nx; x++) {
                line.transform(d, plane + x, nx, ny);
            }
        });
        work.forEach("distances along z", ny, y -> {
            Line line = new Line(nz);
            for (int x = 0; x < nx; x++) {
                line.transform(d, x + (int) y * nx, nx * ny, nz);
            }
        });
        return d;
    }

    /** Working space for one line. */
    private static final class Line {
        private final int[] f;
        private final int[] apex;
        private final int[] from;

        Line(int n) {
            f = new int[n];
            apex = new int[n];
            from = new int[n];
        }

        /** g(x) = min over i of f(i) + (x − i)². */
        void transform(int[] d, int start, int step, int n) {
            int parabolas = 0;
            for (int i = 0; i < n; i++) {
                f[i] = d[start + i * step];
                if (f[i] < LocalThickness.FAR) {
                    parabolas = add(parabolas, i, n);
                }
            }
            if (parabolas == 0) {
                return;
            }
            int k = 0;
            for (int x = 0; x < n; x++) {
                while (k + 1 < parabolas && from[k + 1] <= x) {
                    k++;
                }
                d[start + x * step] = f[apex[k]] + (x - apex[k]) * (x - apex[k]);
            }
        }

        /** Adds the parabola of i; {@code from[k]} is the first x at which parabola k is below the one before. */
        private int add(int parabolas, int i, int n) {
            int k = parabolas;
            while (k > 0) {
                int first = crossing(apex[k - 1], i);
                if (first > from[k - 1]) {
                    if (first >= n) {
                        return k;
                    }
                    apex[k] = i;
                    from[k] = first;
                    return k + 1;
                }
                k--;
            }
            apex[0] = i;
            from[0] = 0;
            return 1;
        }

        /** The first integer x with f(i) + (x − i)² < f(j) + (x − j)², for j < i. */
        private int crossing(int j, int i) {
            long numerator = (long) f[i] + (long) i * i - f[j] - (long) j * j;
            return (int) Math.max(
                    Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, Math.floorDiv(numerator, 2L * (i - j)) + 1));
        }
    }
}
