// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import org.sextant.compute.filter.row.Kernel;
import org.sextant.compute.voxel.Lattice;

/**
 * Gaussians of one standard deviation in µm along each axis, and their derivatives per µm, as kernels in voxels.
 *
 * @param kernels of axis x, y, z and of order 0 to 2 of the derivative
 */
public record GaussianKernels(Kernel[][] kernels) {
    /** @param sigmaUm along x, y, z */
    public static GaussianKernels of(double[] sigmaUm, Lattice lattice) {
        Kernel[][] all = new Kernel[3][3];
        for (int axis = 0; axis < 3; axis++) {
            double spacing = lattice.spacingUm(axis);
            for (int order = 0; order < 3; order++) {
                all[axis][order] = Kernel.gaussian(sigmaUm[axis] / spacing, order, spacing);
            }
        }
        return new GaussianKernels(all);
    }

    public Kernel x(int order) {
        return kernels[0][order];
    }

    public Kernel y(int order) {
        return kernels[1][order];
    }

    public Kernel z(int order) {
        return kernels[2][order];
    }

    /** Of all orders up to one. */
    public Reach reach(int highest) {
        int[] r = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            for (int order = 0; order <= highest; order++) {
                r[axis] = Math.max(r[axis], kernels[axis][order].reach());
            }
        }
        return new Reach(r[0], r[1], r[2]);
    }
}
