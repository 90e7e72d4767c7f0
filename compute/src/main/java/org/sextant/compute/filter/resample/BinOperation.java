// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import java.util.List;
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
import org.sextant.world.error.SextantException;

/** {@code filter.bin}: {@link Binning}. */
public final class BinOperation implements Operation<BinOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Voxels joined along an axis, one number or three for x, y, z.", min = 1, max = 1024)
            List<Integer> factor) {
        public Settings {
            factor = List.copyOf(factor);
            if (factor.size() != 1 && factor.size() != 3) {
                throw new SextantException("--factor takes one number, or three for x, y and z, not " + factor.size());
            }
        }
    }

    private static final OperationInfo INFO = new OperationInfo(
            "filter.bin",
            1,
            "Binning",
            "Means of boxes of voxels, in 32-bit floats; a last box that the volume does not fill is the mean of what is"
                    + " there, and NaN voxels do not count. Works block by block.",
            List.of(InputSlot.required("volume", Kind.GREY, "Grey values.")),
            List.of(new OutputSlot("filtered", Kind.GREY, "The binned volume.")),
            List.of());

    @Override
    public OperationInfo info() {
        return INFO;
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings s) {
        return new Estimate(64L << 20, inputs.volume("volume").size().voxels() * 4e-9);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        List<Integer> f = s.factor();
        Binning b = new Binning(inputs.volume("volume"), f.get(0), f.get(1 % f.size()), f.get(2 % f.size()));
        return Outcome.of("filtered", b.lazy());
    }
}
