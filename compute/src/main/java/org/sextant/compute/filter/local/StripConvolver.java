// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.Arrays;
import org.sextant.compute.filter.row.Kernel;
import org.sextant.compute.filter.row.TapSum;
import org.sextant.compute.voxel.Lattice;

/**
 * Separable sums over the neighbours of a strip's rows, axis by axis, so that products of kernels share what they have in
 * common.
 *
 * <pre>
 *   planes z − r … z + r  ── alongZ ──▶  rows y0 − r … y1 + r − 1  ── alongY ──▶  rows y0 … y1 − 1  ── alongX ──▶  the same
 * </pre>
 *
 * Rows lie one after the other, nx numbers each. Threads: one.
 */
public final class StripConvolver {
    /** Where the numbers of a plane are. */
    @FunctionalInterface
    public interface Planes {
        /** At index z, inside of the volume. */
        float[] at(int z);
    }

    private final Lattice lattice;
    private final Border border;
    private final Reach reach;
    private final TapSum taps = new TapSum();
    private final float[] outside;
    private final float[] padded;
    private final float[] summed;

    /**
     * @param reach that no kernel goes beyond
     * @param rows at most of a strip
     */
    public StripConvolver(Lattice lattice, Border border, Reach reach, int rows) {
        this.lattice = lattice;
        this.border = border;
        this.reach = reach;
        this.outside = border.kind() == Border.Kind.CONSTANT ? filled(grownSize(rows)) : new float[0];
        this.padded = new float[rows * (lattice.nx() + 2 * reach.x())];
        this.summed = new float[padded.length];
    }

    private float[] filled(int n) {
        float[] a = new float[n];
        Arrays.fill(a, border.value());
        return a;
    }

    /** Numbers in the rows that {@link #alongZ} makes. */
    public int grownSize(int rows) {
        return (rows + 2 * reach.y()) * lattice.nx();
    }

    /**
     * Rows y0 − r … y1 + r − 1 of plane z, each summed over its neighbours along z; rows outside follow the border.
     *
     * @param grown receives {@link #grownSize} numbers
     * @param firstRow of the planes that {@code planes} gives; they need to have those that there are of the rows above
     */
    public void alongZ(float[] grown, Kernel kernel, Planes planes, int firstRow, Strip s, int z) {
        int nx = lattice.nx();
        int first = Math.max(0, s.y0() - reach.y());
        int end = Math.min(lattice.ny(), s.y1() + reach.y());
        int skipped = first - (s.y0() - reach.y());
        TapSum.Shifts shifts = new AcrossPlanes(planes, z, (first - firstRow) * nx);
        boolean inside =
                border.kind() != Border.Kind.CONSTANT || z >= kernel.reach() && z + kernel.reach() < lattice.nz();
        if (inside) {
            taps.applyAligned(kernel, shifts, grown, skipped * nx, (end - first) * nx);
        } else {
            taps.apply(kernel, shifts, grown, skipped * nx, (end - first) * nx);
        }
        fillRowsOutside(grown, s, (float) (kernel.sum() * border.value()));
    }

    private final class AcrossPlanes implements TapSum.Shifts {
        private final Planes planes;
        private final int z;
        private final int start;

        AcrossPlanes(Planes planes, int z, int start) {
            this.planes = planes;
            this.z = z;
            this.start = start;
        }

        @Override
        public float[] array(int k) {
            int at = border.index(z + k, lattice.nz());
            return at == Border.OUTSIDE ? outside : planes.at(at);
        }

        @Override
        public int offset(int k) {
            return border.index(z + k, lattice.nz()) == Border.OUTSIDE ? 0 : start;
        }
    }

    /** Beyond the volume's first and last row: copies, or what the kernel made of the constant outside. */
    private void fillRowsOutside(float[] grown, Strip s, float constant) {
        int nx = lattice.nx();
        int top = s.y0() - reach.y();
        for (int y = top; y < s.y1() + reach.y(); y++) {
            int at = border.index(y, lattice.ny());
            if (at == Border.OUTSIDE) {
                Arrays.fill(grown, (y - top) * nx, (y - top + 1) * nx, constant);
            } else if (at != y) {
                System.arraycopy(grown, (at - top) * nx, grown, (y - top) * nx, nx);
            }
        }
    }

    /** The strip's rows, each summed over the grown rows beside it. */
    public void alongY(float[] out, Kernel kernel, float[] grown, Strip s) {
        int nx = lattice.nx();
        taps.apply(kernel, new TapSum.Within(grown, reach.y() * nx, nx), out, 0, s.rows() * nx);
    }

    /**
     * The strip's rows, summed over neighbours along x.
     *
     * @param constant that rows have outside, for a constant border
     */
    public void alongX(float[] out, Kernel kernel, float[] rows, Strip s, float constant) {
        int nx = lattice.nx();
        if (kernel.isIdentity()) {
            System.arraycopy(rows, 0, out, 0, s.rows() * nx);
            return;
        }
        int r = kernel.reach();
        int stride = nx + 2 * r;
        for (int row = 0; row < s.rows(); row++) {
            System.arraycopy(rows, row * nx, padded, row * stride + r, nx);
            for (int k = 1; k <= r; k++) {
                padded[row * stride + r - k] = beside(rows, row, -k, constant);
                padded[row * stride + r + nx - 1 + k] = beside(rows, row, nx - 1 + k, constant);
            }
        }
        taps.apply(kernel, new TapSum.Within(padded, r, 1), summed, 0, s.rows() * stride - 2 * r);
        for (int row = 0; row < s.rows(); row++) {
            System.arraycopy(summed, row * stride, out, row * nx, nx);
        }
    }

    private float beside(float[] rows, int row, int x, float constant) {
        int at = border.index(x, lattice.nx());
        return at == Border.OUTSIDE ? constant : rows[row * lattice.nx() + at];
    }

    /** A product of three kernels: what {@link #alongX} needs to know of the two before it. */
    public float constantAfter(Kernel kz, Kernel ky) {
        return (float) (kz.sum() * ky.sum() * border.value());
    }
}
