// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Eigenvalues of the matrix of second derivatives of the smoothed voxels, per µm²: three volumes, largest first. */
public final class HessianEigenvalues extends StripFilter {
    /** Names of the eigenvalues, in the order of the outputs. */
    static final List<String> OUTPUTS = List.of("largest", "middle", "smallest");

    private final GaussianKernels kernels;
    private final Border border;

    /** @param sigmaUm standard deviations along x, y, z; 0 takes differences of neighbours */
    public HessianEigenvalues(double[] sigmaUm, Lattice lattice, Border border) {
        this(GaussianKernels.of(sigmaUm, lattice), border);
    }

    private HessianEigenvalues(GaussianKernels kernels, Border border) {
        super(kernels.reach(2), OUTPUTS);
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
        return Optional.of(new SlabProgram(border, 8, (slab, in) -> {
            return new SlabDerivatives(slab, in, kernels).hessian();
        }));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        Derivatives d = new Derivatives(in, kernels, border, strip, 2);
        int n = strip.rows() * in.lattice().nx();
        float[][] matrix = new float[6][n];
        SymmetricEigenvalues eigenvalues = new SymmetricEigenvalues();
        return (z, out) -> {
            d.to(z);
            d.take(matrix[0], 2, 0, 0);
            d.take(matrix[1], 0, 2, 0);
            d.take(matrix[2], 0, 0, 2);
            d.take(matrix[3], 1, 1, 0);
            d.take(matrix[4], 1, 0, 1);
            d.take(matrix[5], 0, 1, 1);
            eigenvalues.compute(matrix, out, n);
        };
    }
}
