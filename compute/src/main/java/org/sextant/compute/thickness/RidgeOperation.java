// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.distance.Border;
import org.sextant.compute.operation.Citation;
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
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;

/** {@code thickness.ridge}: the diameters along the middle of a phase. */
public final class RidgeOperation implements Operation<RidgeOperation.Settings> {
    /** How to measure. */
    public record Settings(
            @Parameter(help = "Measure the voxels that are not 0 (foreground) or the others.", preset = "foreground")
            Phase phase,

            @Parameter(help = "Take the voxels with this number as the foreground, instead of all that are not 0.")
            Optional<Integer> label,

            @Parameter(help = "Whether the image's border bounds the phase (other) or not (open).", preset = "open")
            Border border) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "thickness.ridge",
                1,
                "Distance ridge",
                "The centres whose ball in the phase lies in no ball around one of their 26 neighbours, with the ball's"
                        + " diameter, um; 0 elsewhere.",
                List.of(InputSlot.required("mask", Kind.MASK, "The phase: a mask or labels.")),
                List.of(new OutputSlot("ridge", Kind.GREY, "Diameters of balls at their centres, um; 0 elsewhere.")),
                List.of(
                        ThicknessOperation.HILDEBRAND,
                        new Citation(
                                "Rémy and Thiel 2002, Pattern Recognition Letters 23, 649",
                                "10.1016/S0167-8655(01)00141-6")));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings parameters) {
        var size = inputs.volume("mask").size();
        double voxels = (double) size.x() * size.y() * size.z();
        return new Estimate((long) (voxels * 7), voxels * 2e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume("mask");
        estimate(inputs, p).check("the distance ridge of " + volume.source());
        VoxelReader reader = VoxelReader.of(volume, context.work());
        FloatVoxels ridge = new LocalThickness(BallKind.OPEN, p.border(), context.work())
                .ridgeOf(p.phase().read(reader, p.label()));
        return Outcome.of("ridge", VoxelVolume.of("ridge", ridge, volume.grid(), "um"))
                .with(MapStatistics.of(ridge, context.work()).quantities("ridge", "um"));
    }
}
