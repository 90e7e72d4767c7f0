// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripConvolver;
import org.sextant.compute.voxel.FloatVoxels;

/**
 * Derivatives of the smoothed voxels in rows of a strip, per µm. Sums along z are shared by all, those along y by some.
 *
 * <p>Threads: one.
 */
final class Derivatives {
    private final FloatVoxels in;
    private final GaussianKernels kernels;
    private final Strip strip;
    private final StripConvolver convolver;
    /** Sums along z with the kernel of each order. */
    private final float[][] alongZ;

    private final float[] alongY;

    /** @param highest order of any derivative */
    Derivatives(FloatVoxels in, GaussianKernels kernels, Border border, Strip strip, int highest) {
        this(in, kernels, border, strip, highest, kernels.reach(highest));
    }

    private Derivatives(FloatVoxels in, GaussianKernels kernels, Border border, Strip strip, int highest, Reach reach) {
        this.in = in;
        this.kernels = kernels;
        this.strip = strip;
        this.convolver = new StripConvolver(in.lattice(), border, reach, strip.rows());
        this.alongZ = new float[highest + 1][convolver.grownSize(strip.rows())];
        this.alongY = new float[strip.rows() * in.lattice().nx()];
    }

    /** Goes to a plane: what {@link #take} gives is of it. */
    void to(int z) {
        for (int order = 0; order < alongZ.length; order++) {
            convolver.alongZ(alongZ[order], kernels.z(order), at -> in.planes()[at], 0, strip, z);
        }
    }

    /** The derivative of the given orders along x, y, z in the strip's rows. */
    void take(float[] out, int x, int y, int z) {
        convolver.alongY(alongY, kernels.y(y), alongZ[z], strip);
        float constant = convolver.constantAfter(kernels.z(z), kernels.y(y));
        convolver.alongX(out, kernels.x(x), alongY, strip, constant);
    }
}
