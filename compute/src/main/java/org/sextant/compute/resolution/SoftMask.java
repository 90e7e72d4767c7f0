// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * A mask blurred by a Gaussian of σ voxels along each axis, so that its level ½ runs between voxels where the body's surface
 * did before it was cut into voxels. A flat surface stays where it is; one of radius R moves inwards by σ²/R. The border's
 * values go on outside.
 */
final class SoftMask {
    private SoftMask() {}

    static FloatVoxels of(Mask mask, double sigmaVoxels, WorkContext work) {
        Lattice l = mask.lattice();
        FloatVoxels flat = FloatVoxels.zero(l);
        double[] kernel = kernel(sigmaVoxels);
        work.forEach("softening the mask", l.nz(), z -> {
            float[] out = flat.planes()[(int) z];
            byte[] in = mask.planes()[(int) z];
            for (int i = 0; i < out.length; i++) {
                out[i] = in[i];
            }
            along(out, l.nx(), 1, l.ny(), l.nx(), kernel);
            along(out, l.ny(), l.nx(), l.nx(), 1, kernel);
        });
        FloatVoxels soft = FloatVoxels.zero(l);
        int r = kernel.length / 2;
        work.forEach("softening the mask", l.nz(), z -> {
            float[] out = soft.planes()[(int) z];
            for (int k = -r; k <= r; k++) {
                float[] in = flat.planes()[(int) Math.max(0, Math.min(l.nz() - 1, z + k))];
                float w = (float) kernel[k + r];
                for (int i = 0; i < out.length; i++) {
                    out[i] += w * in[i];
                }
            }
        });
        return soft;
    }

    private static double[] kernel(double sigma) {
        int r = (int) Math.ceil(4 * sigma);
        double[] kernel = new double[2 * r + 1];
        double sum = 0;
        for (int k = -r; k <= r; k++) {
            kernel[k + r] = sigma > 0 ? Math.exp(-0.5 * k * k / (sigma * sigma)) : 1;
            sum += kernel[k + r];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }

    /** Lines of n values, {@code step} apart; {@code lines} of them, {@code stride} apart. */
    private static void along(float[] plane, int n, int step, int lines, int stride, double[] kernel) {
        int r = kernel.length / 2;
        double[] line = new double[n];
        for (int k = 0; k < lines; k++) {
            for (int i = 0; i < n; i++) {
                line[i] = plane[k * stride + i * step];
            }
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = -r; j <= r; j++) {
                    sum += kernel[j + r] * line[Math.max(0, Math.min(n - 1, i + j))];
                }
                plane[k * stride + i * step] = (float) sum;
            }
        }
    }
}
