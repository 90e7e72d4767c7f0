// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.distance.Border;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** {@code label.split}: objects that touch are split at their necks. */
public final class SplitOperation implements Operation<SplitOperation.Settings> {
    private static final String MASK = "mask";

    /** How readily. */
    public record Settings(
            @Parameter(
                    help = "An object stands by itself if it is this much thicker (in radius) than its neck; the"
                            + " longest edge of a voxel if it is not given.",
                    min = 0)
            Optional<Length> depth,

            @Parameter(help = "Voxels touch by faces (6), edges (18) or corners (26).", preset = "corners")
            Connectivity connectivity,

            @Parameter(help = "Whether the image's border bounds objects (other) or not (open).", preset = "open")
            Border border) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "label.split",
                1,
                "Splitting of touching objects",
                "Floods the distance to the outside of the mask from its maxima; maxima that rise less than the depth above"
                        + " their neck are no objects of their own. Objects are numbered by their first voxels.",
                List.of(InputSlot.required(MASK, Kind.MASK, "Voxels that are not 0.")),
                List.of(new OutputSlot("labels", Kind.LABELS, "Number of its object at each voxel.")),
                WatershedOperation.PAPERS);
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        return Estimate.perVoxel(inputs.volume(MASK), 15, 200);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume(MASK);
        estimate(inputs, p).check("splitting the objects of " + volume.source());
        VoxelReader reader = VoxelReader.of(volume, context.work());
        Lattice l = reader.lattice();
        double depth = p.depth().map(Length::um).orElse(Math.max(l.dxUm(), Math.max(l.dyUm(), l.dzUm())));
        LabelVoxels labels = new Watershed(p.connectivity(), context.work())
                .split(reader.mask(v -> !Double.isNaN(v) && v != 0), depth, p.border());
        return Outcome.of("labels", VoxelVolume.of("labels", labels, volume.grid()))
                .with(List.of(Quantity.of(
                        "labels.count", LabelTally.of(labels, context.work()).size(), "")));
    }
}
