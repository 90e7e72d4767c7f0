// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.world.length.Length;

/** Histogram, mean, standard deviation and quantiles of values. */
public final class HistogramOperation implements Operation<HistogramOperation.Histogram> {
    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9};

    /** How values are weighted and sorted into bins. */
    public record Histogram(
            @Parameter(help = "Column of the table; for a table only.")
            Optional<String> column,

            @Parameter(
                    help = "each: every voxel or row counts alike; volume: rows count by their volume; number: voxels"
                            + " count so that balls of their value are counted.",
                    preset = "each")
            DistributionSource.Weight weight,

            @Parameter(help = "Whether only values above 0 count, as in a volume of thickness.", preset = "true")
            boolean positive,

            @Parameter(help = "Bins of equal width, or of equal ratio.", preset = "linear")
            Bins bins,

            @Parameter(help = "Number of bins.", preset = "50", min = 1, max = 1000000)
            int count,

            @Parameter(help = "First and last side of the bins; the values' own range if not given.")
            List<Double> range,

            @Parameter(help = "Resolution of the scan: bins that begin below it are marked.")
            Optional<Length> resolution) {
        public Histogram {
            range = DistributionSource.checkedRange(range);
        }
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "distribution.histogram",
                1,
                "Histogram, mean, standard deviation and quantiles",
                "Distributes the values of a volume (of local thickness: the pore size distribution) or of a table's column."
                        + " Mean, sd (divided by the weight) and quantiles are of the values themselves, the mode is the"
                        + " middle of the densest bin. share adds up to 1, density is share per unit, cumulative is the"
                        + " share up to the bin's far side, resolved is 0 for bins that begin below the resolution.",
                DistributionSource.slots(),
                List.of(),
                List.of());
    }

    @Override
    public Class<Histogram> parameters() {
        return Histogram.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Histogram p) {
        double voxels = inputs.find(DistributionSource.VOLUME)
                .map(v -> (double) v.size().voxels())
                .orElse(0.0);
        return new Estimate(256L << 20, voxels * 2e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Histogram p, ExecutionContext context) {
        List<String> notices = new ArrayList<>();
        WeightedSample s =
                new DistributionSource(inputs, p.column, p.weight, p.positive).sample(notices, context.work());
        Distribution d = Distribution.of(s, DistributionSource.edges(s, p.bins, p.count, p.range));
        double resolution =
                p.resolution.map(r -> DistributionSource.inUnit(r, s.unit())).orElse(0.0);
        List<Quantity> found = new ArrayList<>();
        found.add(Quantity.of("distribution.values", s.total(), ""));
        found.add(Quantity.of("distribution.mean", s.mean(), s.unit()));
        found.add(Quantity.of("distribution.sd", s.standardDeviation(), s.unit()));
        found.add(Quantity.of("distribution.min", s.least(), s.unit()));
        found.add(Quantity.of("distribution.max", s.largest(), s.unit()));
        found.add(Quantity.of("distribution.mode", d.mode(), s.unit()));
        for (double q : QUANTILES) {
            found.add(Quantity.of("distribution.q" + Math.round(100 * q), s.quantile(q), s.unit()));
        }
        if (resolution > 0) {
            found.add(Quantity.of("distribution.unresolved", s.shareBelow(resolution), ""));
        }
        double outside = 1 - d.total() / s.total();
        if (outside > 1e-12) {
            notices.add("the range leaves out " + outside + " of the weight");
        }
        return new Outcome(Map.of(), List.of(d.table("histogram", resolution)), found, notices);
    }
}
