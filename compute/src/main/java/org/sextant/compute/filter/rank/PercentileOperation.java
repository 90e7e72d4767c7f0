// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.BoxReach;
import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Parameter;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** {@code filter.percentile}: {@link BoxRank}. */
public final class PercentileOperation extends FilterOperation<PercentileOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Which percentile: 0 the smallest, 50 the median, 100 the largest.", min = 0, max = 100)
            double percentile,

            @Parameter(
                    help =
                            "Half the width of the box, one length or three for x, y, z: voxels with centres no further.")
            List<Length> radius,

            @Parameter(help = "The same in voxels; 1 if neither is given.")
            List<Integer> radiusVoxels,

            @Parameter(
                    help = "What lies outside: the nearest voxel, the volume mirrored, or a constant.",
                    preset = "nearest")
            Border.Kind border,

            @Parameter(help = "The constant that lies outside, for --border constant.", preset = "0")
            double borderValue) {
        Border outside() {
            return new Border(border, (float) borderValue);
        }

        Reach reach(Volume volume) {
            return BoxReach.of(radius, radiusVoxels, volume);
        }
    }

    /** For {@link java.util.ServiceLoader}. */
    public PercentileOperation() {
        super(
                info(
                        "filter.percentile",
                        "Percentile",
                        "The value at position round(p/100 (n - 1)) of the n values of a box around each voxel in ascending order; exact.",
                        FILTERED,
                        new Citation(
                                "Huang, Yang and Tang 1979, A fast two-dimensional median filtering algorithm",
                                "10.1109/TASSP.1979.1163188")),
                Settings.class,
                200);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return new BoxRank(s.reach(volume), s.percentile() / 100, s.outside());
    }
}
