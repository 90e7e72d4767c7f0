// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.compute.fit.CurveFit.Fitted;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.length.Length;

/** A family of distributions, with one or several peaks, through a histogram. */
public final class FitOperation implements Operation<FitOperation.Model> {
    private static final int PER_PEAK = 3;

    /** What is fitted to which bins. */
    public record Model(
            @Parameter(help = "normal, lognormal or weibull.", preset = "lognormal")
            DistributionModel model,

            @Parameter(help = "Number of peaks.", preset = "1", min = 1, max = 8)
            int peaks,

            @Parameter(help = "Column of the table; not for a table of bins.")
            Optional<String> column,

            @Parameter(help = "each, volume or number: see distribution histogram.", preset = "each")
            DistributionSource.Weight weight,

            @Parameter(help = "Whether only values above 0 count.", preset = "true")
            boolean positive,

            @Parameter(help = "Bins of equal width, or of equal ratio.", preset = "linear")
            Bins bins,

            @Parameter(help = "Number of bins.", preset = "50", min = 4, max = 1000000)
            int count,

            @Parameter(help = "First and last side of the bins; the values' own range if not given.")
            List<Double> range,

            @Parameter(help = "Resolution of the scan: bins that begin below it are not fitted.")
            Optional<Length> resolution) {
        public Model {
            range = DistributionSource.checkedRange(range);
        }
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "distribution.fit",
                1,
                "Log-normal, normal or Weibull distribution through a histogram",
                "Fits by least squares (Levenberg-Marquardt) the weight that the model puts into each bin, bins weighted by"
                        + " 1 over their weight, with standard errors from the scatter about the curve. share is a peak's"
                        + " part of all weight, 1 if the range holds all of it. Log-normal: mode = exp(mu - sigma^2). Peaks"
                        + " are numbered by their mode.",
                DistributionSource.slots(),
                List.of(),
                List.of(new Citation("Marquardt 1963, J. Soc. Indust. Appl. Math. 11", "10.1137/0111030")));
    }

    @Override
    public Class<Model> parameters() {
        return Model.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Model p) {
        double voxels = inputs.find(DistributionSource.VOLUME)
                .map(v -> (double) v.size().voxels())
                .orElse(0.0);
        return new Estimate(256L << 20, 1 + voxels * 2e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Model p, ExecutionContext context) {
        List<String> notices = new ArrayList<>();
        Distribution d = bins(inputs, p, notices, context.work());
        double resolution =
                p.resolution.map(r -> DistributionSource.inUnit(r, d.unit())).orElse(0.0);
        Fitted f = new PeakFit(d, p.model, p.peaks, resolution).fit();
        List<Quantity> found = new ArrayList<>();
        int[] order = order(f, p.model);
        for (int k = 0; k < order.length; k++) {
            String name = p.peaks == 1 ? "fit." : "fit." + (k + 1) + ".";
            add(found, name, f, order[k], p.model, d.unit());
        }
        found.add(Quantity.of("fit.explained", f.explained(), ""));
        return new Outcome(Map.of(), List.of(curve(d, f, p.model, order, resolution)), found, notices);
    }

    private static Distribution bins(Inputs inputs, Model p, List<String> notices, WorkContext work) {
        Optional<Table> table = inputs.findTable(DistributionSource.TABLE);
        if (table.isPresent() && p.column.isEmpty() && Distribution.isIn(table.get())) {
            return Distribution.from(table.get());
        }
        WeightedSample s = new DistributionSource(inputs, p.column, p.weight, p.positive).sample(notices, work);
        return Distribution.of(s, DistributionSource.edges(s, p.bins, p.count, p.range));
    }

    /** Peaks by their mode. */
    private static int[] order(Fitted f, DistributionModel model) {
        Integer[] peaks = new Integer[f.parameters().length / PER_PEAK];
        Arrays.setAll(peaks, k -> k);
        DistributionModel.OfTwo mode = model.derived().get(0).value();
        Arrays.sort(
                peaks,
                Comparator.comparingDouble(
                        k -> mode.of(f.parameters()[PER_PEAK * k + 1], Math.abs(f.parameters()[PER_PEAK * k + 2]))));
        return Arrays.stream(peaks).mapToInt(k -> k).toArray();
    }

    private static void add(
            List<Quantity> found, String name, Fitted f, int peak, DistributionModel model, String unit) {
        int at = PER_PEAK * peak;
        double[] p = f.parameters();
        found.add(new Quantity(name + "share", p[at], "", f.errors()[at]));
        String own = model == DistributionModel.LOGNORMAL ? "" : unit;
        found.add(new Quantity(name + model.parameter(0), p[at + 1], own, f.errors()[at + 1]));
        found.add(new Quantity(
                name + model.parameter(1),
                Math.abs(p[at + 2]),
                model == DistributionModel.NORMAL ? unit : "",
                f.errors()[at + 2]));
        for (DistributionModel.Derived d : model.derived()) {
            Fitted.Derived number = q -> d.value().of(q[at + 1], Math.abs(q[at + 2]));
            found.add(new Quantity(name + d.name(), number.of(p), unit, f.errorOf(number)));
        }
    }

    /** The histogram with the curve and its peaks beside it. */
    private static Table curve(Distribution d, Fitted f, DistributionModel model, int[] order, double resolution) {
        Table histogram = d.table("fit", resolution);
        List<Column> columns = new ArrayList<>(histogram.columns());
        double[] sum = new double[d.bins()];
        List<Column> peaks = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            double[] p = Arrays.copyOfRange(f.parameters(), PER_PEAK * order[k], PER_PEAK * order[k] + PER_PEAK);
            double[] share = new double[d.bins()];
            for (int i = 0; i < share.length; i++) {
                share[i] = p[0]
                        * (model.cumulative(d.edges()[i + 1], p[1], Math.abs(p[2]))
                                - model.cumulative(d.edges()[i], p[1], Math.abs(p[2])));
                sum[i] += share[i];
            }
            peaks.add(new Column("fitted." + (k + 1), "", share));
        }
        columns.add(new Column("fitted", "", sum));
        if (order.length > 1) {
            columns.addAll(peaks);
        }
        return new Table("fit", columns);
    }
}
