// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripConvolver;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Convolution with a sampled Gaussian, cut at four standard deviations, of weight 1. */
public final class Gaussian extends StripFilter {
    private final GaussianKernels kernels;
    private final Border border;

    /** @param sigmaUm standard deviations along x, y, z */
    public Gaussian(double[] sigmaUm, Lattice lattice, Border border) {
        this(GaussianKernels.of(sigmaUm, lattice), border);
    }

    private Gaussian(GaussianKernels kernels, Border border) {
        super(kernels.reach(0), List.of("filtered"));
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
        return Optional.of(new SlabProgram(border, 3, (slab, in) -> {
            ClBuffer out = slab.buffer("the result");
            slab.convolve(in, slab.buffer("sums"), out, kernels.x(0), kernels.y(0), kernels.z(0), border.value());
            return List.of(out);
        }));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        StripConvolver c = new StripConvolver(in.lattice(), border, reach(), strip.rows());
        float[] alongZ = new float[c.grownSize(strip.rows())];
        float[] alongY = new float[strip.rows() * in.lattice().nx()];
        return (z, out) -> {
            c.alongZ(alongZ, kernels.z(0), at -> in.planes()[at], 0, strip, z);
            c.alongY(alongY, kernels.y(0), alongZ, strip);
            c.alongX(out[0], kernels.x(0), alongY, strip, c.constantAfter(kernels.z(0), kernels.y(0)));
        };
    }
}
