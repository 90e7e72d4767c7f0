// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;

/**
 * Weight in bins: what histograms are written as, and what distributions of other instruments become. Within a bin the weight
 * is spread evenly.
 *
 * @param edges sides of the bins, rising, one more than bins
 * @param weight in each bin, not negative
 * @param unit of the edges
 */
public record Distribution(double[] edges, double[] weight, String unit) {
    static final String FROM = "from";
    static final String TO = "to";
    static final String WEIGHT = "weight";

    /** Sorts a sample into bins [from, to), the last one with its far side; what lies outside does not count. */
    static Distribution of(WeightedSample sample, double[] edges) {
        double[] weight = new double[edges.length - 1];
        for (int i = 0; i < sample.size(); i++) {
            double v = sample.values()[i];
            int at = Arrays.binarySearch(edges, v);
            int bin = at >= 0 ? Math.min(at, weight.length - 1) : -at - 2;
            if (bin >= 0 && v <= edges[weight.length]) {
                weight[Math.min(bin, weight.length - 1)] += sample.weights()[i];
            }
        }
        return new Distribution(edges, weight, sample.unit());
    }

    int bins() {
        return weight.length;
    }

    double total() {
        return Arrays.stream(weight).sum();
    }

    double centre(int bin) {
        return (edges[bin] + edges[bin + 1]) / 2;
    }

    /** Share of the weight below a value. */
    double cumulative(double x) {
        double sum = 0;
        for (int i = 0; i < weight.length && edges[i] < x; i++) {
            sum += weight[i] * Math.min(1, (x - edges[i]) / (edges[i + 1] - edges[i]));
        }
        return sum / total();
    }

    /** Middle of the bin of the highest density. */
    public double mode() {
        int best = 0;
        for (int i = 1; i < weight.length; i++) {
            best = density(i) > density(best) ? i : best;
        }
        return centre(best);
    }

    double density(int bin) {
        return weight[bin] / total() / (edges[bin + 1] - edges[bin]);
    }

    /** Value below which a share of the weight lies. */
    double quantile(double share) {
        double left = share * total();
        for (int i = 0; i < weight.length; i++) {
            if (left <= weight[i] && weight[i] > 0) {
                return edges[i] + (edges[i + 1] - edges[i]) * left / weight[i];
            }
            left -= weight[i];
        }
        return edges[weight.length];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * centre(i);
        }
        return sum / total();
    }

    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            double width = edges[i + 1] - edges[i];
            sum += weight[i] * ((centre(i) - mean) * (centre(i) - mean) + width * width / 12);
        }
        return Math.sqrt(sum / total());
    }

    /**
     * As a table: sides, weight, share, density per unit, cumulative share, and whether a bin lies above the resolution.
     *
     * @param resolution in the unit of the edges; 0 for none
     */
    public Table table(String name, double resolution) {
        int n = weight.length;
        double total = total();
        double[][] c = new double[7][n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weight[i];
            double[] row = {
                edges[i],
                edges[i + 1],
                weight[i],
                weight[i] / total,
                density(i),
                sum / total,
                edges[i] >= resolution ? 1 : 0
            };
            for (int k = 0; k < row.length; k++) {
                c[k][i] = row[k];
            }
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(FROM, unit, c[0]));
        columns.add(new Column(TO, unit, c[1]));
        columns.add(new Column(WEIGHT, "", c[2]));
        columns.add(new Column("share", "", c[3]));
        columns.add(new Column("density", unit.isEmpty() ? "" : "1/" + unit, c[4]));
        columns.add(new Column("cumulative", "", c[5]));
        columns.add(new Column("resolved", "", c[6]));
        return new Table(name, columns);
    }

    static boolean isIn(Table t) {
        return t.find(FROM).isPresent()
                && t.find(TO).isPresent()
                && t.find(WEIGHT).isPresent();
    }

    /** Reads what {@link #table} wrote. */
    static Distribution from(Table t) {
        double[] from = t.column(FROM).values();
        double[] to = t.column(TO).values();
        double[] edges = Arrays.copyOf(from, from.length + 1);
        if (from.length == 0) {
            throw new SextantException("the table '" + t.name() + "' has no bins");
        }
        edges[from.length] = to[from.length - 1];
        for (int i = 0; i < from.length; i++) {
            boolean meets = Math.abs(edges[i + 1] - to[i]) <= 1e-9 * Math.abs(to[i]);
            if (!(edges[i + 1] > edges[i]) || !meets || !(t.column(WEIGHT).get(i) >= 0)) {
                throw new SextantException("row " + (i + 1) + " of the table '" + t.name() + "' (from " + from[i]
                        + " to " + to[i] + ", weight " + t.column(WEIGHT).get(i)
                        + ") does not go on where the one before ends; bins must rise without gaps, weights be 0 or"
                        + " more");
            }
        }
        return new Distribution(
                edges, t.column(WEIGHT).values().clone(), t.column(FROM).unit());
    }
}
