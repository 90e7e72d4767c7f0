// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;

/** {@code label.clear-border}: only objects that are seen whole. */
public final class ClearBorderOperation extends LabelOperation<ClearBorderOperation.Settings> {
    /** Nothing to choose. */
    public record Settings() {}

    public ClearBorderOperation() {
        super(
                "label.clear-border",
                "Clearing of the border",
                "Drops objects with a voxel in the outermost layer of the image; the others keep their numbers.",
                List.of(INPUT),
                Settings.class);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        return count(new LabelEditing(context.work()).clearBorder(labels));
    }
}
