// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import java.util.List;
import org.sextant.compute.label.SetRule;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.volume.data.Volume;

/** {@code binary.combine}: two masks become one. */
public final class CombineOperation extends MaskOperation<CombineOperation.Settings> {
    private static final String OTHER = "other";

    /** By which rule. */
    public record Settings(
            @Parameter(
                    help = "In either (union), both (intersection), the first only (difference), or exactly one (xor).")
            SetRule rule) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "binary.combine",
                1,
                "Union, intersection, difference of masks",
                "Two masks of the same size, voxel by voxel.",
                List.of(
                        InputSlot.required(MASK, Kind.MASK, "The first; the result lies where it lies."),
                        InputSlot.required(OTHER, Kind.MASK, "The second, of the same size.")),
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
        estimate(inputs, p).check("combining " + volume.source());
        return outcome(
                p.rule().combine(read(volume, context), read(inputs.volume(OTHER), context), context.work()), volume);
    }
}
