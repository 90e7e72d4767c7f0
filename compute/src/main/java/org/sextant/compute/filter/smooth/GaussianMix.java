// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripConvolver;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** A weighted sum of a volume smoothed with two Gaussians: their difference, or an unsharp mask. */
public final class GaussianMix extends StripFilter {
    private final GaussianKernels first;
    private final float firstWeight;
    private final GaussianKernels second;
    private final float secondWeight;
    private final Border border;

    private GaussianMix(GaussianKernels first, double v, GaussianKernels second, double w, Border border) {
        super(widest(first.reach(0), second.reach(0)), List.of("filtered"));
        this.first = first;
        this.firstWeight = (float) v;
        this.second = second;
        this.secondWeight = (float) w;
        this.border = border;
    }

    /** G(sigma) less G(outer). */
    public static GaussianMix difference(double[] sigmaUm, double[] outerUm, Lattice lattice, Border border) {
        return new GaussianMix(
                GaussianKernels.of(sigmaUm, lattice), 1, GaussianKernels.of(outerUm, lattice), -1, border);
    }

    /** v + amount (v − G v). */
    public static GaussianMix unsharp(double[] sigmaUm, double amount, Lattice lattice, Border border) {
        return new GaussianMix(
                GaussianKernels.of(new double[3], lattice),
                1 + amount,
                GaussianKernels.of(sigmaUm, lattice),
                -amount,
                border);
    }

    private static Reach widest(Reach a, Reach b) {
        return new Reach(Math.max(a.x(), b.x()), Math.max(a.y(), b.y()), Math.max(a.z(), b.z()));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        StripConvolver c = new StripConvolver(in.lattice(), border, reach(), strip.rows());
        int n = strip.rows() * in.lattice().nx();
        float[] alongZ = new float[c.grownSize(strip.rows())];
        float[] alongY = new float[n];
        float[][] smoothed = new float[2][n];
        return (z, out) -> {
            for (int i = 0; i < 2; i++) {
                GaussianKernels k = i == 0 ? first : second;
                c.alongZ(alongZ, k.z(0), at -> in.planes()[at], 0, strip, z);
                c.alongY(alongY, k.y(0), alongZ, strip);
                c.alongX(smoothed[i], k.x(0), alongY, strip, c.constantAfter(k.z(0), k.y(0)));
            }
            RowArithmetic.mix(out[0], smoothed[0], firstWeight, smoothed[1], secondWeight, n);
        };
    }
}
