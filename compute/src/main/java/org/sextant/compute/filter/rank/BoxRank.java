// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * The value of a given rank in a box around each voxel, exact for floats. A tile's values are sorted once; then each voxel
 * is its place in that order, a window is a set of places, and moving it along x adds and removes those of two faces (after
 * Huang, Yang and Tang 1979, 10.1109/TASSP.1979.1163188, with a set of bits in place of a histogram).
 *
 * <p>The value at position round(fraction · (n − 1)) of the n in ascending order; NaN if one of them is.
 */
public final class BoxRank implements LocalFilter {
    private static final int EDGE = 40;

    private final Reach reach;
    private final int rank;
    private final Border border;

    /** @param fraction 0 for the smallest, 0.5 for the median, 1 for the largest */
    public BoxRank(Reach reach, double fraction, Border border) {
        int n = (2 * reach.x() + 1) * (2 * reach.y() + 1) * (2 * reach.z() + 1);
        this.reach = reach;
        this.rank = (int) Math.round(fraction * (n - 1));
        this.border = border;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public List<String> outputs() {
        return List.of("filtered");
    }

    @Override
    public List<FloatVoxels> apply(FloatVoxels in, Loop loop) {
        Lattice l = in.lattice();
        FloatVoxels out = FloatVoxels.zero(l);
        int tx = (l.nx() - 1) / EDGE + 1;
        int ty = (l.ny() - 1) / EDGE + 1;
        int tz = (l.nz() - 1) / EDGE + 1;
        loop.forEach("ranks", (long) tx * ty * tz, i -> {
            int x = (int) (i % tx) * EDGE;
            int y = (int) (i / tx % ty) * EDGE;
            int z = (int) (i / ((long) tx * ty)) * EDGE;
            new RankTile(in, border, reach, rank)
                    .fill(
                            out,
                            x,
                            y,
                            z,
                            Math.min(EDGE, l.nx() - x),
                            Math.min(EDGE, l.ny() - y),
                            Math.min(EDGE, l.nz() - z));
        });
        return List.of(out);
    }
}
