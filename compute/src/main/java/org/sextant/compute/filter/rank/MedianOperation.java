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

/** {@code filter.median}: {@link Median} and {@link BoxRank}. */
public final class MedianOperation extends FilterOperation<MedianOperation.Settings> {
    /** Its parameters. */
    public record Settings(
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
    public MedianOperation() {
        super(
                info(
                        "filter.median",
                        "Median",
                        "The median of a box around each voxel, of 3x3x3 voxels if nothing is said; exact.",
                        FILTERED,
                        new Citation(
                                "Huang, Yang and Tang 1979, A fast two-dimensional median filtering algorithm",
                                "10.1109/TASSP.1979.1163188")),
                Settings.class,
                100);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        Reach r = s.reach(volume);
        return r.equals(new Reach(1, 1, 1)) ? new Median(s.outside()) : new BoxRank(r, 0.5, s.outside());
    }
}
