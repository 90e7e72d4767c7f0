// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.concurrent.atomic.AtomicLongArray;
import org.sextant.compute.distribution.Distribution;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/** How many voxels have a diameter: bins from 0 on, as wide as the shortest edge of a voxel. */
final class SizeDistribution {
    private SizeDistribution() {}

    /** @param largestUm largest value of the map, finite */
    static Distribution of(FloatVoxels map, double largestUm, WorkContext work) {
        Lattice l = map.lattice();
        double width = Math.min(l.dxUm(), Math.min(l.dyUm(), l.dzUm()));
        int bins = (int) (largestUm / width) + 1;
        AtomicLongArray counts = new AtomicLongArray(bins);
        work.forEach("distribution", map.planes().length, z -> {
            long[] own = new long[bins];
            for (float v : map.planes()[(int) z]) {
                if (v > 0) {
                    own[Math.min(bins - 1, (int) (v / width))]++;
                }
            }
            for (int i = 0; i < bins; i++) {
                counts.addAndGet(i, own[i]);
            }
        });
        double[] edges = new double[bins + 1];
        double[] weight = new double[bins];
        for (int i = 0; i < bins; i++) {
            edges[i + 1] = (i + 1) * width;
            weight[i] = counts.get(i);
        }
        return new Distribution(edges, weight, "um");
    }
}
