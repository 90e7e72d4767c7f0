// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.intensity;

import java.util.List;
import org.sextant.compute.filter.threshold.GreyHistogram;
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
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;

/** {@code filter.normalise}: grey values moved and stretched to a common range. */
public final class NormaliseOperation implements Operation<NormaliseOperation.Settings> {
    /** What becomes the same. */
    public enum Method {
        PERCENTILES,
        DEVIATION
    }

    /** Its parameters. */
    public record Settings(
            @Parameter(
                    help = "Percentiles: --lower becomes 0 and --upper 1. Deviation: the mean becomes 0 and the"
                            + " standard deviation 1.",
                    preset = "percentiles")
            Method method,

            @Parameter(help = "Percentile that becomes 0.", preset = "0.1", min = 0, max = 100)
            double lower,

            @Parameter(help = "Percentile that becomes 1.", preset = "99.9", min = 0, max = 100)
            double upper,

            @Parameter(help = "Limit results to 0 … 1; for percentiles.", preset = "false")
            boolean clip) {
        public Settings {
            if (lower >= upper) {
                throw new SextantException("--lower " + lower + " must be below --upper " + upper);
            }
        }
    }

    private static final OperationInfo INFO = new OperationInfo(
            "filter.normalise",
            1,
            "Intensity normalisation",
            "out = (v - shift) / stretch, with shift and stretch from the volume's histogram; both are told. NaN stays"
                    + " NaN. Works block by block.",
            List.of(InputSlot.required("volume", Kind.GREY, "Grey values.")),
            List.of(new OutputSlot("filtered", Kind.GREY, "The normalised volume, without a unit.")),
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
        return new Estimate(32L << 20, inputs.volume("volume").size().voxels() * 10e-9);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume("volume");
        GreyHistogram h = GreyHistogram.of(volume, GreyHistogram.BINS, context.work());
        boolean percentiles = s.method() == Method.PERCENTILES;
        double shift = percentiles ? h.quantile(s.lower() / 100) : h.mean();
        double stretch = percentiles ? h.quantile(s.upper() / 100) - shift : h.sd();
        if (!(stretch > 0)) {
            throw new SextantException("the grey values of " + volume.source() + " do not differ (" + shift
                    + "); there is nothing to stretch");
        }
        double slope = volume.scale().slope() / stretch;
        double intercept = (volume.scale().intercept() - shift) / stretch;
        boolean clip = percentiles && s.clip();
        BlockCache cache =
                new BlockCache(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16));
        Volume out = BlockVolume.builder(volume.source(), volume.format(), ValueType.F32, cache)
                .level(volume.finest().layout(), r -> mapped(volume, r, slope, intercept, clip))
                .grid(volume.knownGrid().orElse(null))
                .build();
        String unit = volume.scale().unit();
        return Outcome.of("filtered", out)
                .with(List.of(Quantity.of("shift", shift, unit), Quantity.of("stretch", stretch, unit)));
    }

    private static float[] mapped(Volume volume, Region r, double slope, double intercept, boolean clip) {
        Object values = volume.finest().read(r);
        float[] out = new float[r.voxels()];
        for (int i = 0; i < out.length; i++) {
            double v = volume.type().get(values, i) * slope + intercept;
            out[i] = (float) (clip ? Math.max(0, Math.min(1, v)) : v);
        }
        return out;
    }
}
