// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import org.sextant.world.error.SextantException;

/**
 * Thresholds found in a histogram, as bins: the first bin of each class but the lowest.
 *
 * <p>Each is the best of all bins by its criterion, not where an iteration happens to stop; where empty bins make no
 * difference it lies in their middle.
 */
public final class Thresholds {
    private Thresholds() {}

    /**
     * The classes with the least variance within (Otsu 1979, 10.1109/TSMC.1979.4310076; several thresholds: Liao, Chen and
     * Chung 2001), exact for any number of bins: by dynamic programming, where the best last threshold rises with the end, so
     * that halves of the ends can be searched apart.
     *
     * @param thresholds 1 to 4
     * @throws SextantException if there are fewer different values than classes
     */
    public static int[] otsu(GreyHistogram h, int thresholds) {
        int[] occupied = h.occupied();
        Classes c = new Classes(h, occupied[0], occupied[1]);
        if (c.values <= thresholds) {
            throw new SextantException(
                    "the volume has " + c.values + " different values, too few for " + (thresholds + 1) + " classes");
        }
        double[] cost = new double[c.n + 1];
        for (int end = 1; end <= c.n; end++) {
            cost[end] = c.within(0, end);
        }
        int[][] best = new int[thresholds][c.n + 1];
        for (int k = 0; k < thresholds; k++) {
            double[] next = new double[c.n + 1];
            c.search(cost, next, best[k], k + 2, c.n, k + 1, c.n - 1);
            cost = next;
        }
        int[] found = new int[thresholds];
        int end = c.n;
        for (int k = thresholds - 1; k >= 0; k--) {
            end = best[k][end];
            found[k] = h.inGap(end + occupied[0]);
        }
        return found;
    }

    /** Sums over the bins of a histogram, so that any class's variance is known at once. */
    private static final class Classes {
        private final int n;
        private final int values;
        private final double[] weight;
        private final double[] sum;
        private final double[] squares;

        Classes(GreyHistogram h, int from, int to) {
            this.n = to - from + 1;
            this.weight = new double[n + 1];
            this.sum = new double[n + 1];
            this.squares = new double[n + 1];
            int different = 0;
            double middle = h.centre((from + to) / 2);
            for (int i = 0; i < n; i++) {
                double count = h.counts()[from + i];
                double v = h.centre(from + i) - middle;
                different += count > 0 ? 1 : 0;
                weight[i + 1] = weight[i] + count;
                sum[i + 1] = sum[i] + count * v;
                squares[i + 1] = squares[i] + count * v * v;
            }
            this.values = different;
        }

        /** Sum of squared deviations of bins from … to − 1 from their mean. */
        double within(int from, int to) {
            double w = weight[to] - weight[from];
            double s = sum[to] - sum[from];
            return w == 0 ? 0 : squares[to] - squares[from] - s * s / w;
        }

        /** For ends a … b the best last threshold, which lies between low and high. */
        void search(double[] cost, double[] next, int[] best, int a, int b, int low, int high) {
            if (a > b) {
                return;
            }
            int end = (a + b) >>> 1;
            double least = Double.POSITIVE_INFINITY;
            int at = low;
            for (int t = low; t <= Math.min(high, end - 1); t++) {
                double total = cost[t] + within(t, end);
                if (total < least) {
                    least = total;
                    at = t;
                }
            }
            next[end] = least;
            best[end] = at;
            search(cost, next, best, a, end - 1, low, at);
            search(cost, next, best, end + 1, b, at, high);
        }
    }

    /**
     * The two classes with the least cross entropy between the volume and its class means (Li and Lee 1993,
     * 10.1016/0031-3203(93)90115-D); values are counted from the smallest.
     */
    public static int li(GreyHistogram h) {
        int[] o = two(h);
        double zero = h.centre(o[0]);
        double weightAll = 0;
        double sumAll = 0;
        for (int i = o[0]; i <= o[1]; i++) {
            weightAll += h.counts()[i];
            sumAll += h.counts()[i] * (h.centre(i) - zero);
        }
        double weight = 0;
        double sum = 0;
        double best = Double.NEGATIVE_INFINITY;
        int at = o[0] + 1;
        for (int t = o[0] + 1; t <= o[1]; t++) {
            weight += h.counts()[t - 1];
            sum += h.counts()[t - 1] * (h.centre(t - 1) - zero);
            double gain = entropy(sum, weight) + entropy(sumAll - sum, weightAll - weight);
            if (gain > best) {
                best = gain;
                at = t;
            }
        }
        return h.inGap(at);
    }

    private static double entropy(double sum, double weight) {
        return sum <= 0 ? 0 : sum * Math.log(sum / weight);
    }

    /**
     * The bin furthest from the line between the histogram's peak and its further end (Zack, Rogers and Latt 1977,
     * 10.1177/25.7.70454).
     */
    public static int triangle(GreyHistogram h) {
        int[] o = two(h);
        int peak = o[0];
        for (int i = o[0]; i <= o[1]; i++) {
            peak = h.counts()[i] > h.counts()[peak] ? i : peak;
        }
        boolean falls = o[1] - peak >= peak - o[0];
        int end = falls ? o[1] : o[0];
        double best = -1;
        int at = peak;
        int step = falls ? 1 : -1;
        double height = (double) h.counts()[peak] - h.counts()[end];
        for (int i = peak; i != end + step; i += step) {
            // twice the area of peak, end and bin, which is its distance times a constant
            double below = h.counts()[peak] - height * Math.abs(i - peak) / Math.abs(end - peak) - h.counts()[i];
            if (below > best) {
                best = below;
                at = i;
            }
        }
        // The bin itself belongs to the side of the tail if the tail is to its right.
        return Math.min(o[1], Math.max(o[0] + 1, falls ? at : at + 1));
    }

    private static int[] two(GreyHistogram h) {
        int[] o = h.occupied();
        if (o[0] == o[1]) {
            throw new SextantException("all voxels have the value " + h.centre(o[0]) + "; there is nothing to divide");
        }
        return o;
    }
}
