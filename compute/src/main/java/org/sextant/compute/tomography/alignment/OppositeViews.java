// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sextant.compute.tomography.correction.Binning;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;

/**
 * Views half a turn apart are mirror images about the axis: column c of one is column s − c of the other where s is twice the
 * axis. The cost of s is 1 − their correlation where they overlap.
 *
 * <p>Where no two views are exactly opposite, as in a scan that stops a step before 180°, a few nearly opposite ones are
 * compared: what they tell grows with the angle they miss, and is read off at none if each is clear; else the pair counts that
 * misses least.
 */
final class OppositeViews {
    /** Share of the columns that must overlap: in a full turn the detector may stand to one side. */
    private static final double OVERLAP_FULL = 0.2;

    private static final double OVERLAP_HALF = 0.6;

    /** Columns by which a single pair may differ from all together. */
    private static final double NEAR = 6;

    /** A cost below which single pairs are good enough to draw a line through. */
    private static final double RELIABLE = 0.05;

    private static final int PAIRS = 8;
    private static final int ROWS = 48;
    private static final int WIDEST = 800;
    /** Rows by which the sample may have moved along the axis between two views. */
    private static final int RISE = 5;

    /** Structures wider than this share of the columns are taken out: a trend fits itself wherever it is put. */
    private static final double TREND = 0.2;
    /** Half of the square over which noise is averaged, pixels. */
    private static final int SMOOTH = 2;

    private final Projections projections;
    private final int bin;
    private final int columns;
    private final int rows;
    private final double[] anglesRad;

    /** @param missRad angle that the second has turned more than half a circle from the first */
    private record Pair(int first, int second, double missRad) {}

    OppositeViews(Projections projections, double[] anglesRad) {
        this.bin = Math.min(projections.rows(), (projections.columns() - 1) / WIDEST + 1);
        this.projections = projections;
        this.columns = projections.columns() / bin;
        this.rows = projections.rows() / bin;
        this.anglesRad = anglesRad;
    }

    /** Empty if no views are nearly opposite. */
    Optional<CostCurve> curve(WorkContext work) {
        if (anglesRad.length < 4) {
            return Optional.empty();
        }
        double step = usualStep();
        List<Pair> all = pairs(3.5 * step);
        List<Pair> exact =
                all.stream().filter(p -> Math.abs(p.missRad) < 0.1 * step).toList();
        List<Pair> used = spread(exact.isEmpty() ? all : exact);
        if (used.isEmpty()) {
            return Optional.empty();
        }
        double[] candidates = candidates();
        double[][] costs = new double[used.size()][];
        work.forEach(
                "comparing opposite views", used.size(), i -> costs[(int) i] = costs(used.get((int) i), candidates));
        double[] mean = new double[candidates.length];
        for (double[] c : costs) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += c[k] / costs.length;
            }
        }
        CostCurve curve = CostCurve.of("opposite views", candidates, exact.isEmpty() ? costs[0] : mean);
        boolean reliable = isFullTurn() || Arrays.stream(mean).min().orElse(1) < RELIABLE;
        double best = exact.isEmpty() && reliable ? atNoMiss(used, costs, candidates, curve.best()) : curve.best();
        double[] whole = Arrays.stream(candidates).map(this::unbinned).toArray();
        return Optional.of(new CostCurve(curve.method(), whole, mean, unbinned(best)));
    }

    private double unbinned(double column) {
        return column * bin + (bin - 1) / 2.0;
    }

    private double usualStep() {
        double[] steps = new double[anglesRad.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(anglesRad[i + 1] - anglesRad[i]);
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    private List<Pair> pairs(double most) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < anglesRad.length; i++) {
            for (int k = i + 1; k < anglesRad.length; k++) {
                double apart = anglesRad[k] - anglesRad[i];
                double miss = apart - Math.copySign(Math.PI, apart);
                if (Math.abs(miss) <= most) {
                    pairs.add(new Pair(i, k, miss));
                }
            }
        }
        return pairs;
    }

    /** A few pairs from all over the scan; the nearest to opposite if there is choice. */
    private static List<Pair> spread(List<Pair> pairs) {
        boolean exact = pairs.stream().allMatch(p -> Math.abs(p.missRad) < 1e-3);
        if (!exact || pairs.size() <= PAIRS) {
            return pairs.stream()
                    .sorted(Comparator.comparingDouble(p -> Math.abs(p.missRad)))
                    .limit(PAIRS)
                    .toList();
        }
        List<Pair> some = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            some.add(pairs.get(i * pairs.size() / PAIRS));
        }
        return some;
    }

    private boolean isFullTurn() {
        double least = Arrays.stream(anglesRad).min().orElse(0);
        double most = Arrays.stream(anglesRad).max().orElse(0);
        return most - least > 1.5 * Math.PI;
    }

    /** Half columns: for these the mirrored columns fall on columns. */
    private double[] candidates() {
        int least = (int) Math.ceil((isFullTurn() ? OVERLAP_FULL : OVERLAP_HALF) * columns);
        double[] all = new double[2 * columns - 2 * least + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (least - 1 + i) / 2.0;
        }
        return all;
    }

    /** With the rise between both views that fits best. */
    private double[] costs(Pair pair, double[] candidates) {
        float[] a = detailed(projections.views()[pair.first]);
        float[] b = detailed(projections.views()[pair.second]);
        int most = Math.min(RISE, (rows - 1) / 4);
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (int rise = -most; rise <= most; rise++) {
            double[] costs = costs(a, b, candidates, rise);
            double lowest = Arrays.stream(costs).min().orElse(2);
            if (lowest < least) {
                least = lowest;
                best = costs;
            }
        }
        return best;
    }

    private double[] costs(float[] a, float[] b, double[] candidates, int rise) {
        double[] costs = new double[candidates.length];
        int n = columns;
        int step = Math.max(1, rows / ROWS);
        int margin = Math.min(RISE, (rows - 1) / 4);
        for (int i = 0; i < costs.length; i++) {
            int s = (int) Math.rint(2 * candidates[i]);
            int from = Math.max(0, s - (n - 1));
            int to = Math.min(n - 1, s);
            Correlation c = new Correlation();
            for (int r = margin; r < rows - margin; r += step) {
                int first = n * r;
                int second = s + n * (r + rise);
                for (int k = from; k <= to; k++) {
                    c.add(a[first + k], b[second - k]);
                }
            }
            costs[i] = 1 - c.value();
        }
        return costs;
    }

    /** Binned, noise and trends taken out alike in all directions: a mirror image stays one. */
    private float[] detailed(float[] view) {
        float[] binned = new Binning(bin).of(view, projections.columns());
        int trend = Math.max(3, (int) (TREND * columns / 2));
        float[] fine = mean(binned, SMOOTH);
        float[] coarse = mean(fine, trend);
        for (int i = 0; i < fine.length; i++) {
            fine[i] -= coarse[i];
        }
        return fine;
    }

    /** Mean over a square; near the border over as many pixels on either side as there are on both. */
    private float[] mean(float[] in, int reach) {
        float[] across = new float[columns * rows];
        for (int r = 0; r < rows; r++) {
            mean(in, r * columns, 1, columns, reach, across);
        }
        float[] out = new float[columns * rows];
        for (int c = 0; c < columns; c++) {
            mean(across, c, columns, rows, reach, out);
        }
        return out;
    }

    private static void mean(float[] in, int at, int step, int n, int reach, float[] out) {
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + in[at + i * step];
        }
        for (int i = 0; i < n; i++) {
            int r = Math.min(reach, Math.min(i, n - 1 - i));
            out[at + i * step] = (float) ((sums[i + r + 1] - sums[i - r]) / (2 * r + 1));
        }
    }

    /** The best columns of the pairs as a straight line of the angle missed, at 0. */
    private static double atNoMiss(List<Pair> pairs, double[][] costs, double[] columns, double about) {
        double[] best = new double[pairs.size()];
        double[] miss = new double[pairs.size()];
        for (int i = 0; i < best.length; i++) {
            best[i] = CostCurve.of("", columns, near(costs[i], columns, about)).best();
            miss[i] = pairs.get(i).missRad;
        }
        double n = best.length;
        double x = Arrays.stream(miss).sum() / n;
        double y = Arrays.stream(best).sum() / n;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (miss[i] - x) * (miss[i] - x);
            xy += (miss[i] - x) * (best[i] - y);
        }
        // Pairs that all miss the same angle say nothing of how the answer grows with it.
        return xx > 1e-6 * n * x * x && xx > 0 ? y - xy / xx * x : y;
    }

    /** Costs within a few columns of a place; far away each pair may be deceived. */
    private static double[] near(double[] costs, double[] columns, double about) {
        double[] some = costs.clone();
        for (int i = 0; i < some.length; i++) {
            if (Math.abs(columns[i] - about) > NEAR) {
                some[i] = Double.MAX_VALUE;
            }
        }
        return some;
    }

    /** Pearson's. */
    private static final class Correlation {
        private double n;
        private double a;
        private double b;
        private double aa;
        private double bb;
        private double ab;

        void add(double x, double y) {
            n++;
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }

        double value() {
            double va = aa - a * a / n;
            double vb = bb - b * b / n;
            return va > 0 && vb > 0 ? (ab - a * b / n) / Math.sqrt(va * vb) : 0;
        }
    }
}
