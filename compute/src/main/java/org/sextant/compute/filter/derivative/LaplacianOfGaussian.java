// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Sum of the second derivatives of the smoothed voxels, per µm². Bright blobs have negative values. */
public final class LaplacianOfGaussian extends StripFilter {
    private final GaussianKernels kernels;
    private final Border border;

    /** @param sigmaUm standard deviations along x, y, z; 0 takes second differences */
    public LaplacianOfGaussian(double[] sigmaUm, Lattice lattice, Border border) {
        this(GaussianKernels.of(sigmaUm, lattice), border);
    }

    private LaplacianOfGaussian(GaussianKernels kernels, Border border) {
        super(kernels.reach(2), List.of("filtered"));
        this.kernels = kernels;
        this.border = border;
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        Derivatives d = new Derivatives(in, kernels, border, strip, 2);
        int n = strip.rows() * in.lattice().nx();
        float[] second = new float[n];
        return (z, out) -> {
            d.to(z);
            d.take(out[0], 2, 0, 0);
            d.take(second, 0, 2, 0);
            RowArithmetic.add(out[0], second, 1, n);
            d.take(second, 0, 0, 2);
            RowArithmetic.add(out[0], second, 1, n);
        };
    }
}
