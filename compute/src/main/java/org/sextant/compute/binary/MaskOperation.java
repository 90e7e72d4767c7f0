// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import java.util.List;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;

/** What operations from mask to mask share. */
abstract class MaskOperation<P extends Record> implements Operation<P> {
    static final String MASK = "mask";
    static final List<OutputSlot> OUTPUTS = List.of(new OutputSlot(MASK, Kind.MASK, "The result: 0 and 1."));

    /** Input, result and distances. */
    @Override
    public Estimate estimate(Inputs inputs, P parameters) {
        return Estimate.perVoxel(inputs.volume(MASK), 7, 20);
    }

    /** NaN is not in the mask. */
    static Mask read(Volume volume, ExecutionContext context) {
        return VoxelReader.of(volume, context.work()).mask(v -> !Double.isNaN(v) && v != 0);
    }

    /** The mask as a volume on the input's grid, with its number of voxels, volume and share. */
    static Outcome outcome(Mask mask, Volume input) {
        long voxels = 0;
        for (byte[] plane : mask.planes()) {
            for (byte v : plane) {
                voxels += v;
            }
        }
        return Outcome.of(MASK, VoxelVolume.of(MASK, mask, input.grid()))
                .with(List.of(
                        Quantity.of("mask.voxels", voxels, ""),
                        Quantity.of("mask.volume", voxels * mask.lattice().voxelUm3(), "um^3"),
                        Quantity.of(
                                "mask.fraction",
                                (double) voxels / mask.lattice().voxels(),
                                "")));
    }
}
