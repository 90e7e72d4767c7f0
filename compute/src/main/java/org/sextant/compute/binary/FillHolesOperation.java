// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import java.util.List;
import org.sextant.compute.label.Connectivity;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.Volume;

/** {@code binary.fill-holes}: see {@link HoleFilling}. */
public final class FillHolesOperation extends MaskOperation<FillHolesOperation.Settings> {
    /** What closes a hole. */
    public record Settings(
            @Parameter(
                    help = "How voxels of the mask touch: by faces, edges or corners. The background touches by"
                            + " faces, or by corners if the mask does by faces.",
                    preset = "corners")
            Connectivity connectivity) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "binary.fill-holes",
                1,
                "Filling of holes",
                "Adds all regions of 0 that do not reach the image's border.",
                List.of(InputSlot.required(MASK, Kind.MASK, "Voxels that are not 0.")),
                OUTPUTS,
                List.of());
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume(MASK);
        estimate(inputs, p).check("filling the holes of " + volume.source());
        HoleFilling.Filled filled = new HoleFilling(p.connectivity(), context.work()).fill(read(volume, context));
        return outcome(filled.mask(), volume)
                .with(List.of(
                        Quantity.of("holes.filled", filled.filled(), ""),
                        Quantity.of("holes.voxels", filled.voxels(), "")));
    }
}
