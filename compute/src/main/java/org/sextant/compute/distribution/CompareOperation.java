// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sextant.compute.operation.Citation;
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
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;

/** Several distributions beside each other. */
public final class CompareOperation implements Operation<CompareOperation.Columns> {
    private static final List<String> SLOTS = List.of("first", "second", "third", "fourth");

    /** What of the tables is compared. */
    public record Columns(
            @Parameter(help = "Column of values in each table; tables of bins need none.")
            Optional<String> column,

            @Parameter(help = "each, volume or number, for columns: see distribution histogram.", preset = "each")
            DistributionSource.Weight weight) {}

    /** A distribution by its cumulative share; jumps are told by the limit from the left and from the right. */
    private interface Cumulative {
        double below(double x);

        double upTo(double x);

        double[] breaks();

        String unit();
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "distribution.compare",
                1,
                "Several distributions beside each other, with their Kolmogorov-Smirnov distances",
                "Tables of bins (distribution histogram, distribution import) or columns of values. The table has the"
                        + " cumulative share of each at all sides of bins and all values. ks is the largest difference of"
                        + " two cumulative shares; it is exact for columns, and for bins if their weight is spread evenly.",
                List.of(
                        InputSlot.required("first", Kind.TABLE, "A distribution."),
                        InputSlot.required("second", Kind.TABLE, "Another."),
                        InputSlot.optional("third", Kind.TABLE, "Another."),
                        InputSlot.optional("fourth", Kind.TABLE, "Another.")),
                List.of(),
                List.of(new Citation("Smirnov 1948, Annals of Mathematical Statistics 19", "10.1214/aoms/1177730256")));
    }

    @Override
    public Class<Columns> parameters() {
        return Columns.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Columns p) {
        return new Estimate(32L << 20, 1);
    }

    @Override
    public Outcome run(Inputs inputs, Columns p, ExecutionContext context) {
        List<String> names = new ArrayList<>();
        List<Cumulative> all = new ArrayList<>();
        TreeSet<Double> at = new TreeSet<>();
        for (String slot : SLOTS) {
            Optional<Table> table = inputs.findTable(slot);
            if (table.isPresent()) {
                Cumulative c = cumulative(table.get(), p);
                if (!all.isEmpty() && !c.unit().equals(all.get(0).unit())) {
                    throw new SextantException("the table '" + table.get().name() + "' is in '" + c.unit()
                            + "', the first in '" + all.get(0).unit() + "'; bring them to one unit");
                }
                names.add(slot);
                all.add(c);
                for (double x : c.breaks()) {
                    at.add(x);
                }
            }
        }
        double[] x = at.stream().mapToDouble(v -> v).toArray();
        List<Quantity> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                found.add(Quantity.of(
                        "ks." + names.get(i) + "." + names.get(j), distance(all.get(i), all.get(j), x), ""));
            }
        }
        return new Outcome(Map.of(), List.of(overlay(names, all, x)), found, List.of());
    }

    private static double distance(Cumulative a, Cumulative b, double[] x) {
        double most = 0;
        for (double v : x) {
            most = Math.max(most, Math.abs(a.below(v) - b.below(v)));
            most = Math.max(most, Math.abs(a.upTo(v) - b.upTo(v)));
        }
        return most;
    }

    private static Table overlay(List<String> names, List<Cumulative> all, double[] x) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("value", all.get(0).unit(), x));
        for (int i = 0; i < all.size(); i++) {
            double[] share = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                share[k] = all.get(i).upTo(x[k]);
            }
            columns.add(new Column("cumulative." + names.get(i), "", share));
        }
        return new Table("comparison", columns);
    }

    private static Cumulative cumulative(Table table, Columns p) {
        if (p.column.isEmpty() && Distribution.isIn(table)) {
            return ofBins(Distribution.from(table));
        }
        Inputs alone = new Inputs(Map.of(), Map.of(DistributionSource.TABLE, table));
        return ofSample(new DistributionSource(alone, p.column, p.weight, false).rows(table));
    }

    private static Cumulative ofBins(Distribution d) {
        return new Cumulative() {
            @Override
            public double below(double x) {
                return d.cumulative(x);
            }

            @Override
            public double upTo(double x) {
                return d.cumulative(x);
            }

            @Override
            public double[] breaks() {
                return d.edges();
            }

            @Override
            public String unit() {
                return d.unit();
            }
        };
    }

    private static Cumulative ofSample(WeightedSample s) {
        double[] sums = new double[s.size() + 1];
        for (int i = 0; i < s.size(); i++) {
            sums[i + 1] = sums[i] + s.weights()[i];
        }
        double total = sums[s.size()];
        return new Cumulative() {
            @Override
            public double below(double x) {
                return sums[first(s.values(), x, false)] / total;
            }

            @Override
            public double upTo(double x) {
                return sums[first(s.values(), x, true)] / total;
            }

            @Override
            public double[] breaks() {
                return s.values();
            }

            @Override
            public String unit() {
                return s.unit();
            }
        };
    }

    /** Index of the first value that is at least x, or above it. */
    private static int first(double[] sorted, double x, boolean above) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (above ? sorted[middle] > x : sorted[middle] >= x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
