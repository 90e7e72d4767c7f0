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

/** {@code filter.top-hat}: {@link Morphology#whiteTopHat}, {@link Morphology#blackTopHat}. */
public final class TopHatOperation extends FilterOperation<TopHatOperation.Settings> {
    /** Which details are kept. */
    public enum Details {
        WHITE,
        BLACK
    }

    /** Its parameters. */
    public record Settings(
            @Parameter(help = "White for bright details, black for dark ones.", preset = "white")
            Details details,

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
    public TopHatOperation() {
        super(
                info(
                        "filter.top-hat",
                        "Top hat",
                        "White: the volume less its opening, what is bright and smaller than the box. Black: its closing less the volume.",
                        FILTERED,
                        new Citation(
                                "van Herk 1992, A fast algorithm for local minimum and maximum filters",
                                "10.1016/0167-8655(92)90069-C")),
                Settings.class,
                10);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return s.details() == Details.WHITE
                ? Morphology.whiteTopHat(s.reach(volume), s.outside())
                : Morphology.blackTopHat(s.reach(volume), s.outside());
    }
}
