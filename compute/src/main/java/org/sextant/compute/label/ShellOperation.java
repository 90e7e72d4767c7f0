// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.world.length.Length;

/** {@code label.shell}: the outer layer of objects. */
public final class ShellOperation extends LabelOperation<ShellOperation.Settings> {
    /** How thick. */
    public record Settings(
            @Parameter(help = "Depth of the layer: a voxel beside another object or none lies one voxel deep.", min = 0)
            Length depth,

            @Parameter(help = "Whether the image's border bounds objects (other) or not (open).", preset = "open")
            Border border) {}

    public ShellOperation() {
        super(
                "label.shell",
                "Shell of objects",
                "Keeps the voxels of each object whose centre is at most the depth away from the nearest voxel centre that"
                        + " does not belong to it; exact, for voxels of any ratio.",
                List.of(INPUT),
                Settings.class);
    }

    @Override
    List<Quantity> edit(LabelVoxels labels, Inputs inputs, Settings p, ExecutionContext context) {
        DistanceTransform transform = new DistanceTransform(p.border(), context.work());
        return count(new LabelEditing(context.work()).shell(labels, p.depth().um(), transform));
    }
}
