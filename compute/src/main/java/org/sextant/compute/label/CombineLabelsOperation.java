// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.VoxelReader;

/** {@code label.combine}: two label volumes become one. */
public final class CombineLabelsOperation extends LabelOperation<CombineLabelsOperation.Settings> {
    private static final String OTHER = "other";

    /** By which rule. */
    public record Settings(
            @Parameter(
                    help = "In either (union), both (intersection), the first only (difference), or exactly one (xor).")
            SetRule rule) {}

    public CombineLabelsOperation() {
        super(
                "label.combine",
                "Union, intersection, difference of labels",
                "Voxel by voxel; where a voxel stays it has the first's number, else the second's raised by the first's"
                        + " largest.",
                List.of(INPUT, InputSlot.required(OTHER, Kind.LABELS, "The second, of the same size.")),
                Settings.class);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        LabelVoxels other = VoxelReader.of(inputs.volume(OTHER), context.work()).labels();
        return count(new LabelEditing(context.work()).combine(labels, other, p.rule()));
    }
}
