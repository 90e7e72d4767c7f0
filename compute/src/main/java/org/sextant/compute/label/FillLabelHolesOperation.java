// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;

/** {@code label.fill-holes}: pores become part of their object. */
public final class FillLabelHolesOperation extends LabelOperation<FillLabelHolesOperation.Settings> {
    /** Nothing to choose. */
    public record Settings() {}

    public FillLabelHolesOperation() {
        super(
                "label.fill-holes",
                "Filling of holes in objects",
                "Gives each region of 0 (connected by faces) that does not reach the image's border and touches one object"
                        + " only to that object.",
                List.of(INPUT),
                Settings.class);
    }

    /** The labels and the holes' numbers. */
    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        return Estimate.perVoxel(inputs.volume(LABELS), 9, 20);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        return List.of(Quantity.of("holes.filled", new LabelEditing(context.work()).fillHoles(labels), ""));
    }
}
