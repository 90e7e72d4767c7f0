// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.compute.operation.Citation;
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
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/** {@code segment.threshold}: one phase by its grey values. */
public final class ThresholdOperation implements Operation<ThresholdOperation.Settings> {
    /** How the threshold is found. */
    public enum Method {
        MANUAL,
        OTSU,
        LI,
        TRIANGLE
    }

    /** Its parameters. */
    public record Settings(
            @Parameter(help = "How the threshold is found; manual takes --low and --high.", preset = "manual")
            Method method,

            @Parameter(help = "Smallest physical value of the phase; none if left out.")
            Optional<Double> low,

            @Parameter(help = "Largest physical value of the phase; none if left out.")
            Optional<Double> high,

            @Parameter(help = "Take what lies below a threshold that was found, not above.", preset = "false")
            boolean dark) {
        public Settings {
            boolean given = low.isPresent() || high.isPresent();
            if (method == Method.MANUAL && !given) {
                throw new SextantException("give --low, --high or both, or let one be found with --method otsu");
            }
            if (method != Method.MANUAL && given) {
                throw new SextantException("--low and --high go with --method manual; the others find a threshold");
            }
            if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
                throw new SextantException("--low " + low.get() + " is above --high " + high.get());
            }
            if (method == Method.MANUAL && dark) {
                throw new SextantException("--dark goes with a threshold that is found; give --high instead");
            }
        }
    }

    private static final OperationInfo INFO = new OperationInfo(
            "segment.threshold",
            1,
            "Threshold",
            "A mask of the voxels whose physical values lie from --low to --high, both included, or on one side of a"
                    + " threshold found in the histogram (integers of up to 16 bits: each value; others: "
                    + GreyHistogram.BINS + " bins): a value belongs to the upper side if it is the threshold or above."
                    + " NaN belongs to no phase. Works block by block.",
            List.of(InputSlot.required(Segmentation.VOLUME, Kind.GREY, "Grey values.")),
            List.of(new OutputSlot("mask", Kind.MASK, "1 in the phase, 0 else.")),
            List.of(
                    new Citation("Otsu 1979, A threshold selection method", "10.1109/TSMC.1979.4310076"),
                    new Citation("Li and Lee 1993, Minimum cross entropy thresholding", "10.1016/0031-3203(93)90115-D"),
                    new Citation("Zack, Rogers and Latt 1977, Automatic measurement of SCE", "10.1177/25.7.70454")));

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
        return Segmentation.estimate(inputs, 0);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume(Segmentation.VOLUME);
        List<Quantity> found = new ArrayList<>();
        double low = s.low().orElse(Double.NEGATIVE_INFINITY);
        double high = s.high().orElse(Double.POSITIVE_INFINITY);
        if (s.method() != Method.MANUAL) {
            GreyHistogram h = GreyHistogram.of(volume, GreyHistogram.BINS, context.work());
            int bin = switch (s.method()) {
                case OTSU -> Thresholds.otsu(h, 1)[0];
                case LI -> Thresholds.li(h);
                default -> Thresholds.triangle(h);
            };
            found.add(Quantity.of("threshold", h.lowerEdge(bin), volume.scale().unit()));
            low = s.dark() ? low : h.limit(bin);
            high = s.dark() ? Math.nextDown(h.limit(bin)) : high;
        }
        Volume mask = PhaseVolume.of(volume, PhaseVolume.Rule.between(low, high));
        found.addAll(Segmentation.shares("mask", PhaseVolume.count(mask, context.work())[1], volume));
        return Outcome.of("mask", mask).with(found);
    }
}
