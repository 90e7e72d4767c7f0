// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.PaddedPlanes;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.MedianNetwork;
import org.sextant.compute.voxel.FloatVoxels;

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
        PaddedPlanes padded = new PaddedPlanes(in, strip, reach(), border);
        MedianNetwork network = new MedianNetwork();
        float[][] sorted = new float[3][padded.size()];
        float[] medians = new float[strip.rows() * padded.stride()];
        return (z, out) -> {
            for (int k = 0; k < 3; k++) {
                System.arraycopy(padded.at(z + k - 1), 0, sorted[k], 0, sorted[k].length);
            }
            MedianNetwork.sort(sorted[0], sorted[1], sorted[2], sorted[0].length);
            int n = medians.length - 2;
            for (int from = 0; from < n; from += MedianNetwork.PIECE) {
                int count = Math.min(MedianNetwork.PIECE, n - from);
                network.medians(sorted, from, padded.stride(), medians, from, count);
            }
            padded.unpad(medians, out[0]);
        };
    }
}
