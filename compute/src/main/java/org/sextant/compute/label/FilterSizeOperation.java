// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.world.length.Length;

/** {@code label.filter-size}: only objects of some sizes. */
public final class FilterSizeOperation extends LabelOperation<FilterSizeOperation.Settings> {
    /** Which sizes stay. */
    public record Settings(
            @Parameter(help = "Smallest number of voxels.", preset = "1", min = 0)
            long minVoxels,

            @Parameter(help = "Largest number of voxels; any if it is not given.", min = 0)
            Optional<Long> maxVoxels,

            @Parameter(help = "Smallest equivalent spherical diameter.", min = 0)
            Optional<Length> minEsd,

            @Parameter(help = "Largest equivalent spherical diameter.", min = 0)
            Optional<Length> maxEsd) {}

    public FilterSizeOperation() {
        super(
                "label.filter-size",
                "Objects of some sizes",
                "Keeps objects by their number of voxels, or by the diameter of the ball of equal volume, (6V/pi)^(1/3);"
                        + " they keep their numbers.",
                List.of(INPUT),
                Settings.class);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        double voxel = labels.lattice().voxelUm3();
        double least = Math.max(
                p.minVoxels(),
                p.minEsd().map(d -> Math.ceil(voxels(d, voxel) - 1e-9)).orElse(0.0));
        double most = Math.min(
                p.maxVoxels().orElse(Long.MAX_VALUE),
                p.maxEsd().map(d -> Math.floor(voxels(d, voxel) + 1e-9)).orElse((double) Long.MAX_VALUE));
        return count(new LabelEditing(context.work()).keepSizes(labels, (long) least, (long) most));
    }

    /** Voxels of the ball of this diameter. */
    private static double voxels(Length diameter, double voxelUm3) {
        return Math.PI / 6 * Math.pow(diameter.um(), 3) / voxelUm3;
    }
}
