// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Length of the gradient of the smoothed voxels, per µm. */
public final class GradientMagnitude extends StripFilter {
    private final GaussianKernels kernels;
    private final Border border;

    /** @param sigmaUm standard deviations along x, y, z; 0 takes central differences */
    public GradientMagnitude(double[] sigmaUm, Lattice lattice, Border border) {
        this(GaussianKernels.of(sigmaUm, lattice), border);
    }

    private GradientMagnitude(GaussianKernels kernels, Border border) {
        super(kernels.reach(1), List.of("filtered"));
        this.kernels = kernels;
        this.border = border;
    }

    public GaussianKernels kernels() {
        return kernels;
    }

    public Border border() {
        return border;
    }

    @Override
    public Optional<SlabProgram> onOpenCl() {
        return Optional.of(new SlabProgram(border, 5, (slab, in) -> {
            SlabDerivatives d = new SlabDerivatives(slab, in, kernels);
            ClBuffer x = d.take(1, 0, 0);
            slab.launch(ClKernel.of("length_of"), x, d.take(0, 1, 0), d.take(0, 0, 1));
            return List.of(x);
        }));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        Derivatives d = new Derivatives(in, kernels, border, strip, 1);
        int n = strip.rows() * in.lattice().nx();
        float[][] gradient = new float[3][n];
        return (z, out) -> {
            d.to(z);
            d.take(gradient[0], 1, 0, 0);
            d.take(gradient[1], 0, 1, 0);
            d.take(gradient[2], 0, 0, 1);
            RowArithmetic.length(out[0], gradient[0], gradient[1], gradient[2], n);
        };
    }
}
