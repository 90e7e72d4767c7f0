// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;

/** {@code label.relabel}: numbers without gaps. */
public final class RelabelOperation extends LabelOperation<RelabelOperation.Settings> {
    /** In which order. */
    public record Settings(
            @Parameter(
                    help = "In the order of the numbers they have (number), or the largest first (size).",
                    preset = "number")
            LabelEditing.Order order) {}

    public RelabelOperation() {
        super(
                "label.relabel",
                "Renumbering of labels",
                "Numbers the objects 1, 2, ... without gaps.",
                List.of(INPUT),
                Settings.class);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        return count(new LabelEditing(context.work()).relabel(labels, p.order()));
    }
}
