// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.Optional;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripConvolver;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * Eigenvalues of the gradient's outer product, averaged with a Gaussian (Förstner and Gülch 1987; Bigün and Granlund 1987):
 * three volumes per µm², largest first. The border rule holds for the voxels and again for the products, which are 0 where voxels are constant.
 */
public final class StructureTensorEigenvalues extends StripFilter {
    private final GaussianKernels inner;
    private final GaussianKernels outer;
    private final Border border;

    /**
     * @param innerUm standard deviations of the Gaussian whose derivatives are taken, along x, y, z
     * @param outerUm of the one that averages the products
     */
    public StructureTensorEigenvalues(double[] innerUm, double[] outerUm, Lattice lattice, Border border) {
        this(GaussianKernels.of(innerUm, lattice), GaussianKernels.of(outerUm, lattice), border);
    }

    private StructureTensorEigenvalues(GaussianKernels inner, GaussianKernels outer, Border border) {
        super(inner.reach(1).plus(outer.reach(0)), HessianEigenvalues.OUTPUTS);
        this.inner = inner;
        this.outer = outer;
        this.border = border;
    }

    public GaussianKernels inner() {
        return inner;
    }

    public GaussianKernels outer() {
        return outer;
    }

    public Border border() {
        return border;
    }

    @Override
    public Optional<SlabProgram> onOpenCl() {
        if (border.kind() == Border.Kind.CONSTANT) {
            // The products' constant is another than that of the voxels.
            return Optional.empty();
        }
        return Optional.of(
                new SlabProgram(border, 12, (slab, in) -> new SlabDerivatives(slab, in, inner).tensor(outer)));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        Products products = new Products(in, strip);
        StripConvolver c = new StripConvolver(in.lattice(), ofProducts(), outer.reach(0), strip.rows());
        int n = strip.rows() * in.lattice().nx();
        float[] alongZ = new float[c.grownSize(strip.rows())];
        float[] alongY = new float[n];
        float[][] matrix = new float[6][n];
        SymmetricEigenvalues eigenvalues = new SymmetricEigenvalues();
        return (z, out) -> {
            products.to(z);
            for (int e = 0; e < 6; e++) {
                int element = e;
                c.alongZ(alongZ, outer.z(0), at -> products.plane(element, at), products.firstRow(), strip, z);
                c.alongY(alongY, outer.y(0), alongZ, strip);
                c.alongX(matrix[e], outer.x(0), alongY, strip, 0);
            }
            eigenvalues.compute(matrix, out, n);
        };
    }

    private Border ofProducts() {
        return border.kind() == Border.Kind.CONSTANT ? Border.constant(0) : border;
    }

    /** Products of the gradient's components in the planes around one, each computed once as the strip goes on. */
    private final class Products {
        private final FloatVoxels in;
        private final Strip grown;
        private final Derivatives derivatives;
        private final float[][] gradient;
        private final float[][][] ring;
        private int next;

        Products(FloatVoxels in, Strip strip) {
            this.in = in;
            Lattice l = in.lattice();
            int r = outer.reach(0).y();
            this.grown =
                    new Strip(Math.max(0, strip.y0() - r), Math.min(l.ny(), strip.y1() + r), strip.z0(), strip.z1());
            this.derivatives = new Derivatives(in, inner, border, grown, 1);
            int n = grown.rows() * l.nx();
            this.gradient = new float[3][n];
            this.ring = new float[2 * outer.reach(0).z() + 1][6][n];
            this.next = Math.max(0, strip.z0() - outer.reach(0).z());
        }

        int firstRow() {
            return grown.y0();
        }

        void to(int z) {
            int last = Math.min(in.lattice().nz() - 1, z + outer.reach(0).z());
            for (; next <= last; next++) {
                derivatives.to(next);
                derivatives.take(gradient[0], 1, 0, 0);
                derivatives.take(gradient[1], 0, 1, 0);
                derivatives.take(gradient[2], 0, 0, 1);
                float[][] p = ring[next % ring.length];
                int n = gradient[0].length;
                RowArithmetic.product(p[0], gradient[0], gradient[0], n);
                RowArithmetic.product(p[1], gradient[1], gradient[1], n);
                RowArithmetic.product(p[2], gradient[2], gradient[2], n);
                RowArithmetic.product(p[3], gradient[0], gradient[1], n);
                RowArithmetic.product(p[4], gradient[0], gradient[2], n);
                RowArithmetic.product(p[5], gradient[1], gradient[2], n);
            }
        }

        float[] plane(int element, int z) {
            return ring[z % ring.length][element];
        }
    }
}
