// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/** {@code histogram}: a {@link GreyHistogram} as a table. */
public final class HistogramOperation implements Operation<HistogramOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(
                    help = "Bins of equal width from the smallest to the largest value.",
                    preset = "256",
                    min = 1,
                    max = 1 << 20)
            int bins) {}

    private static final OperationInfo INFO = new OperationInfo(
            "histogram",
            1,
            "Histogram of grey values",
            "How many voxels have which physical value: bins of equal width from the smallest to the largest; integers of"
                    + " up to 16 bits with fewer values than bins have a bin for each value. NaN and infinite values are"
                    + " left out and counted apart. Mean and standard deviation (population) are those of the bins'"
                    + " middles.",
            List.of(InputSlot.required(Segmentation.VOLUME, Kind.GREY, "Grey values.")),
            List.of(),
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
        return Segmentation.estimate(inputs, 0);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume(Segmentation.VOLUME);
        String unit = volume.scale().unit();
        GreyHistogram h = GreyHistogram.of(volume, s.bins(), context.work());
        int[] o = h.occupied();
        // Integers: whole numbers of values to a bin.
        int join = (o[1] - o[0]) / s.bins() + 1;
        int n = (o[1] - o[0]) / join + 1;
        double[] from = IntStream.range(0, n)
                .mapToDouble(i -> h.lowerEdge(o[0] + i * join))
                .toArray();
        double[] counts = new double[n];
        for (int i = o[0]; i <= o[1]; i++) {
            counts[(i - o[0]) / join] += h.counts()[i];
        }
        double total = h.total();
        Table table = new Table(
                "histogram",
                List.of(
                        new Column("from", unit, from),
                        new Column(
                                "to",
                                unit,
                                Arrays.stream(from)
                                        .map(v -> v + join * h.width())
                                        .toArray()),
                        new Column("count", "", counts),
                        new Column(
                                "fraction",
                                "",
                                Arrays.stream(counts).map(c -> c / total).toArray())));
        return new Outcome(java.util.Map.of(), List.of(table), List.of(), List.of())
                .with(List.of(
                        Quantity.of("voxels", total, ""),
                        Quantity.of("left-out", h.leftOut(), ""),
                        Quantity.of("min", h.lowerEdge(o[0]), unit),
                        Quantity.of("max", h.isExact() ? h.lowerEdge(o[1]) : h.lowerEdge(o[1] + 1), unit),
                        Quantity.of("mean", h.mean(), unit),
                        Quantity.of("sd", h.sd(), unit),
                        Quantity.of("median", h.quantile(0.5), unit)));
    }
}
