// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * Values between voxels by cubic convolution with a = −½ (Keys 1981, 10.1109/TASSP.1981.1163711). It is exact for quadratics,
 * so that, unlike linear interpolation, it does not widen an edge to second order. Voxels beyond a border repeat it.
 */
record CubicInterpolation(FloatVoxels values) {
    /** At an index between voxels. */
    double at(double x, double y, double z) {
        Lattice l = values.lattice();
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double sum = 0;
        for (int k = -1; k <= 2; k++) {
            double wz = weight(z - iz - k);
            float[] plane = values.planes()[clamp(iz + k, l.nz())];
            for (int j = -1; j <= 2 && wz != 0; j++) {
                double wy = wz * weight(y - iy - j);
                int row = clamp(iy + j, l.ny()) * l.nx();
                for (int i = -1; i <= 2 && wy != 0; i++) {
                    sum += wy * weight(x - ix - i) * plane[row + clamp(ix + i, l.nx())];
                }
            }
        }
        return sum;
    }

    private static int clamp(int i, int n) {
        return Math.max(0, Math.min(n - 1, i));
    }

    private static double weight(double t) {
        double d = Math.abs(t);
        if (d < 1) {
            return (1.5 * d - 2.5) * d * d + 1;
        }
        return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }
}
