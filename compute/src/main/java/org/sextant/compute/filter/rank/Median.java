// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.MedianNetwork;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Median of the 3×3×3 voxels around each, by a sorting network on whole rows. */
public final class Median extends StripFilter {
    private final Border border;

    public Median(Border border) {
        super(new Reach(1, 1, 1), List.of("filtered"));
        this.border = border;
    }

    public Border border() {
        return border;
    }

    @Override
    public Optional<SlabProgram> onOpenCl() {
        return Optional.of(new SlabProgram(border, 2, (slab, in) -> {
            ClBuffer out = slab.buffer("the result");
            slab.launch(ClKernel.of("median"), in, out, border.value());
            return List.of(out);
        }));
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        return new Work(in, strip);
    }

    /**
     * Rows of a strip with a voxel more at each end and a row more at each side:
     *
     * <pre>
     *   stride = nx + 2     . a a b c … z z .     at index 1 + nx·0 …
     * </pre>
     */
    private final class Work implements Rows {
        private final FloatVoxels in;
        private final Strip strip;
        private final int stride;
        /** Planes z − 1, z, z + 1, each at its index modulo 3. */
        private final float[][] padded;

        private final int[] held = {-1, -1, -1};
        private final float[] outside;
        private final float[][] sorted;
        private final float[] medians;
        private final MedianNetwork network = new MedianNetwork();

        Work(FloatVoxels in, Strip strip) {
            this.in = in;
            this.strip = strip;
            this.stride = in.lattice().nx() + 2;
            int n = (strip.rows() + 2) * stride;
            this.padded = new float[3][n];
            this.sorted = new float[3][n];
            this.medians = new float[strip.rows() * stride];
            this.outside = new float[border.kind() == Border.Kind.CONSTANT ? n : 0];
            Arrays.fill(outside, border.value());
        }

        @Override
        public void compute(int z, float[][] out) {
            for (int k = 0; k < 3; k++) {
                int at = border.index(z + k - 1, in.lattice().nz());
                System.arraycopy(at == Border.OUTSIDE ? outside : plane(at), 0, sorted[k], 0, sorted[k].length);
            }
            sortAlongZ();
            int n = strip.rows() * stride - 2;
            for (int from = 0; from < n; from += MedianNetwork.PIECE) {
                int count = Math.min(MedianNetwork.PIECE, n - from);
                network.medians(sorted, from, stride, medians, from, count);
            }
            int nx = in.lattice().nx();
            for (int row = 0; row < strip.rows(); row++) {
                System.arraycopy(medians, row * stride, out[0], row * nx, nx);
            }
        }

        private void sortAlongZ() {
            MedianNetwork.sort(sorted[0], sorted[1], sorted[2], sorted[0].length);
        }

        private float[] plane(int z) {
            float[] p = padded[z % 3];
            if (held[z % 3] != z) {
                held[z % 3] = z;
                for (int row = 0; row < strip.rows() + 2; row++) {
                    fill(p, row * stride, in.planes()[z], strip.y0() + row - 1);
                }
            }
            return p;
        }

        private void fill(float[] p, int at, float[] plane, int y) {
            Lattice l = in.lattice();
            int row = border.index(y, l.ny());
            if (row == Border.OUTSIDE) {
                Arrays.fill(p, at, at + stride, border.value());
                return;
            }
            System.arraycopy(plane, row * l.nx(), p, at + 1, l.nx());
            boolean constant = border.kind() == Border.Kind.CONSTANT;
            p[at] = constant ? border.value() : p[at + 1];
            p[at + stride - 1] = constant ? border.value() : p[at + stride - 2];
        }
    }
}
