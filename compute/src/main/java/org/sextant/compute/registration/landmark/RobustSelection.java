// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sextant.world.error.SextantException;

/**
 * Leaves pairs out that disagree with most others: least median of squares over triples of pairs, then the fit of all pairs
 * within 2.5 robust standard deviations (Rousseeuw 1984, 10.1080/01621459.1984.10477105). No threshold is asked for; up to
 * half of the pairs may be wrong.
 *
 * <p>All triples are tried up to {@value #MOST} of them, else as many by chance from a fixed seed.
 */
public record RobustSelection(LandmarkRegistration registration) {
    private static final int MOST = 20_000;
    private static final long SEED = 1;
    private static final double CUT = 2.5;
    /** Median of the length of a normal vector in three dimensions, in standard deviations of a coordinate. */
    private static final double MEDIAN_LENGTH = 1.5382;

    /** @throws SextantException in words if the pairs do not determine a pose */
    public RegistrationResult of(List<LandmarkPair> pairs) {
        List<LandmarkPair> active = pairs.stream().filter(LandmarkPair::active).toList();
        if (active.size() < 5) {
            RegistrationResult all = registration.of(pairs);
            List<String> notices = new ArrayList<>(all.notices());
            notices.add("with fewer than 5 pairs no wrong one can be told from the others: all were used");
            return with(all, notices);
        }
        double[] best = bestResiduals(active);
        double sd = median(best) / MEDIAN_LENGTH * (1 + 5.0 / (active.size() - 3));
        List<LandmarkPair> kept = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (LandmarkPair p : pairs) {
            int at = active.indexOf(p);
            // The length of three coordinates: √3 times that of one.
            boolean keep = at < 0 || best[at] <= CUT * Math.sqrt(3) * sd;
            kept.add(keep ? p : withoutWeight(p));
            if (!keep) {
                out.add(p.name());
            }
        }
        RegistrationResult r = registration.of(kept);
        List<String> notices = new ArrayList<>(r.notices());
        if (!out.isEmpty()) {
            notices.add("left out because they disagree with most others: " + String.join(", ", out));
        }
        return with(r, notices);
    }

    private static RegistrationResult with(RegistrationResult r, List<String> notices) {
        return new RegistrationResult(
                r.movingToFixed(),
                r.covariance(),
                r.sdUm(),
                r.freedom(),
                r.freUm(),
                r.scaleCheck(),
                r.pairs(),
                notices);
    }

    private static LandmarkPair withoutWeight(LandmarkPair p) {
        return new LandmarkPair(
                p.name(), p.movingUm(), p.fixedUm(), p.movingCovarianceUm2(), p.fixedCovarianceUm2(), 0);
    }

    /** Residuals of all pairs in the pose of that triple whose median residual is least. */
    private double[] bestResiduals(List<LandmarkPair> pairs) {
        double[] best = new double[pairs.size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        double least = Double.POSITIVE_INFINITY;
        for (int[] t : triples(pairs.size())) {
            List<LandmarkPair> three = List.of(pairs.get(t[0]), pairs.get(t[1]), pairs.get(t[2]));
            Similarity s = Similarity.fit(three, new double[] {1, 1, 1}, registration.scaled());
            double[] residuals =
                    pairs.stream().mapToDouble(p -> s.residual(p).length()).toArray();
            double m = median(residuals);
            if (m < least) {
                least = m;
                best = residuals;
            }
        }
        return best;
    }

    private static List<int[]> triples(int n) {
        List<int[]> triples = new ArrayList<>();
        if ((long) n * (n - 1) * (n - 2) / 6 <= MOST) {
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    for (int k = j + 1; k < n; k++) {
                        triples.add(new int[] {i, j, k});
                    }
                }
            }
            return triples;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        while (triples.size() < MOST) {
            int[] t = {random.nextInt(n), random.nextInt(n), random.nextInt(n)};
            if (t[0] != t[1] && t[1] != t[2] && t[0] != t[2]) {
                triples.add(t);
            }
        }
        return triples;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
