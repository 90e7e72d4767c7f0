// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.Arrays;
import java.util.Comparator;
import org.sextant.compute.fit.CurveFit;
import org.sextant.compute.fit.CurveFit.Fitted;
import org.sextant.world.error.SextantException;

/**
 * One or several peaks of one family through the bins of a distribution. The curve of a bin is the weight that the peaks put
 * between its sides, so that wide bins do no harm; a peak has its weight, as a share of all weight, and two parameters.
 *
 * <p>Bins count by 1 over the weight that the curve itself expects there, found in a few rounds, as counts scatter by the root
 * of what is expected; by their own weight, bins that hold too little by chance would count most. Errors follow from the
 * scatter that is found, so that the unit of the weight does not matter.
 */
record PeakFit(Distribution bins, DistributionModel model, int peaks, double resolution) {
    private static final int PER_PEAK = 3;
    private static final int REWEIGHTED = 4;

    /** Fits, from several beginnings; the one that leaves least is taken. */
    Fitted fit() {
        int[] used = usedBins();
        if (used.length <= PER_PEAK * peaks) {
            throw new SextantException(peaks + " peak(s) of " + PER_PEAK + " parameters need more than "
                    + PER_PEAK * peaks + " bins above the resolution, there are " + used.length
                    + "; make more bins or fit fewer peaks");
        }
        double total = bins.total();
        double[] x = new double[used.length];
        double[] y = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            x[i] = used[i];
            y[i] = bins.weight()[used[i]] / total;
        }
        Fitted best = best(new CurveFit(x, y, weights(y)));
        for (int again = 0; again < REWEIGHTED; again++) {
            double[] expected = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                expected[i] = share(x[i], best.parameters());
            }
            Fitted next = new CurveFit(x, y, weights(expected)).fit(this::share, best.parameters());
            best = next.converged() ? next : best;
        }
        return best;
    }

    /** 1 over the share; a bin of less than one in all counts like one. */
    private double[] weights(double[] shares) {
        double floor = Math.max(1 / bins.total(), 1e-6);
        double[] w = new double[shares.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = 1 / Math.max(shares[i], floor);
        }
        return w;
    }

    private Fitted best(CurveFit fit) {
        Fitted best = null;
        for (double[] start : starts()) {
            Fitted f = fit.fit(this::share, start);
            if (best == null || f.converged() && (!best.converged() || f.rms() < best.rms())) {
                best = f;
            }
        }
        if (best == null || !best.converged()) {
            throw new SextantException("no " + model.label() + " distribution with " + peaks
                    + " peak(s) could be fitted; choose fewer peaks, another --model, or a --range around the peaks");
        }
        return best;
    }

    /** Bins that lie above the resolution and, for families of positive numbers, above 0. */
    private int[] usedBins() {
        int[] used = new int[bins.bins()];
        int n = 0;
        for (int i = 0; i < bins.bins(); i++) {
            if (bins.edges()[i] >= resolution && (!model.isPositive() || bins.edges()[i + 1] > 0)) {
                used[n++] = i;
            }
        }
        return Arrays.copyOf(used, n);
    }

    /** Share that the peaks put into a bin. */
    private double share(double bin, double[] p) {
        double from = bins.edges()[(int) bin];
        double to = bins.edges()[(int) bin + 1];
        double sum = 0;
        for (int k = 0; k < p.length; k += PER_PEAK) {
            double second = Math.max(1e-9, Math.abs(p[k + 2]));
            sum += p[k] * (model.cumulative(to, p[k + 1], second) - model.cumulative(from, p[k + 1], second));
        }
        return sum;
    }

    /** Peaks at the middles of equal parts of the weight, of several widths; and at the highest maxima. */
    private double[][] starts() {
        if (peaks == 1) {
            double[] own = model.start(bins.mean(), bins.standardDeviation());
            double[] atMode = model.start(bins.mode(), bins.standardDeviation());
            return new double[][] {{1, own[0], own[1]}, {1, atMode[0], atMode[1]}};
        }
        double[][] starts = new double[4][PER_PEAK * peaks];
        double sd = bins.standardDeviation();
        int[] maxima = maxima();
        for (int k = 0; k < peaks; k++) {
            double part = bins.quantile((k + 0.5) / peaks);
            double high = maxima.length > k ? bins.centre(maxima[k]) : part;
            put(starts[0], k, part, sd / peaks);
            put(starts[1], k, part, sd / (3 * peaks));
            put(starts[2], k, high, sd / (2 * peaks));
            put(starts[3], k, high, Math.min(sd, Math.abs(high)) / 5);
        }
        return starts;
    }

    private void put(double[] start, int k, double at, double sd) {
        double[] p = model.start(at, sd);
        start[PER_PEAK * k] = 1.0 / peaks;
        start[PER_PEAK * k + 1] = p[0];
        start[PER_PEAK * k + 2] = p[1];
    }

    /** Bins whose density, smoothed over three, exceeds that of both neighbours; highest first. */
    private int[] maxima() {
        double[] smooth = new double[bins.bins()];
        for (int i = 0; i < smooth.length; i++) {
            int low = Math.max(0, i - 1);
            int high = Math.min(smooth.length - 1, i + 1);
            smooth[i] = (bins.density(low) + bins.density(i) + bins.density(high)) / 3;
        }
        Integer[] found = new Integer[smooth.length];
        int n = 0;
        for (int i = 0; i < smooth.length; i++) {
            if ((i == 0 || smooth[i] >= smooth[i - 1]) && (i == smooth.length - 1 || smooth[i] > smooth[i + 1])) {
                found[n++] = i;
            }
        }
        Integer[] all = Arrays.copyOf(found, n);
        Arrays.sort(all, Comparator.comparingDouble(i -> -smooth[i]));
        return Arrays.stream(all).mapToInt(i -> i).toArray();
    }
}
