// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds have the best value of their criterion among all there are. */
class ThresholdsTest {
    private final Random random = new Random(11);

    private GreyHistogram histogram(int bins, double first, double width) {
        long[] counts = new long[bins];
        for (int i = 0; i < bins; i++) {
            counts[i] = i > 5 && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1000);
        }
        counts[random.nextInt(bins)] = 3000;
        return new GreyHistogram(first, width, false, counts, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void otsuHasTheLeastVarianceOfAllChoices(int thresholds) {
        for (int round = 0; round < 40; round++) {
            GreyHistogram h = histogram(7 + round % 8, -100 + 37 * round, 0.3);
            int[] found = Thresholds.otsu(h, thresholds);
            double best = least(h, new int[thresholds], 0, 1);
            assertThat(within(h, found)).isCloseTo(best, org.assertj.core.data.Percentage.withPercentage(1e-7));
        }
    }

    /** Least variance within classes over all rising thresholds. */
    private static double least(GreyHistogram h, int[] at, int k, int from) {
        if (k == at.length) {
            return within(h, at);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int t = from; t < h.counts().length; t++) {
            at[k] = t;
            best = Math.min(best, least(h, at, k + 1, t + 1));
        }
        return best;
    }

    private static double within(GreyHistogram h, int[] thresholds) {
        double sum = 0;
        for (int c = 0; c <= thresholds.length; c++) {
            int from = c == 0 ? 0 : thresholds[c - 1];
            int to = c == thresholds.length ? h.counts().length : thresholds[c];
            double weight = 0;
            double mean = 0;
            for (int i = from; i < to; i++) {
                weight += h.counts()[i];
                mean += h.counts()[i] * h.centre(i);
            }
            for (int i = from; i < to && weight > 0; i++) {
                sum += h.counts()[i] * Math.pow(h.centre(i) - mean / weight, 2);
            }
        }
        return sum;
    }

    @Test
    void twoEqualPeaksAreDividedInTheMiddle() {
        long[] counts = new long[65536];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(1e6
                    * (Math.exp(-Math.pow((i - 20000) / 2000.0, 2)) + Math.exp(-Math.pow((i - 40000) / 2000.0, 2))));
        }
        GreyHistogram h = new GreyHistogram(0, 1, true, counts, 0);
        assertThat((double) Thresholds.otsu(h, 1)[0]).isBetween(29999.0, 30001.0);
        int[] three = Thresholds.otsu(h, 3);
        assertThat(three[0]).isBetween(19990, 20010);
        assertThat(three[2]).isBetween(39990, 40010);
    }

    @Test
    void liHasTheLeastCrossEntropyOfAllBins() {
        for (int round = 0; round < 40; round++) {
            GreyHistogram h = histogram(9 + round, 5, 2);
            int first = h.occupied()[0];
            double best = Double.POSITIVE_INFINITY;
            for (int t = first + 1; t <= h.occupied()[1]; t++) {
                best = Math.min(best, crossEntropy(h, t, h.centre(first)));
            }
            assertThat(crossEntropy(h, Thresholds.li(h), h.centre(first)))
                    .isCloseTo(best, org.assertj.core.data.Offset.offset(1e-6 * Math.abs(best) + 1e-6));
        }
    }

    /** Σ v ln(v / μ) over all voxels, μ the mean of the voxel's class (Li and Lee 1993, eq. 4). */
    private static double crossEntropy(GreyHistogram h, int t, double zero) {
        double sum = 0;
        for (int c = 0; c < 2; c++) {
            double weight = 0;
            double total = 0;
            for (int i = c == 0 ? 0 : t; i < (c == 0 ? t : h.counts().length); i++) {
                weight += h.counts()[i];
                total += h.counts()[i] * (h.centre(i) - zero);
            }
            for (int i = c == 0 ? 0 : t; i < (c == 0 ? t : h.counts().length); i++) {
                double v = h.centre(i) - zero;
                sum += v <= 0 || h.counts()[i] == 0 ? 0 : h.counts()[i] * v * Math.log(v * weight / total);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"false, 30", "true, 71"})
    void theTriangleCutsWhereTheTailBegins(boolean mirrored, int want) {
        // falls steeply from 10 to 30, then slowly to 100
        long[] counts = new long[101];
        for (int i = 10; i <= 100; i++) {
            int at = mirrored ? 100 - i : i;
            counts[at] = i <= 30 ? 1000 - (i - 10) * 45L : 100 - (i - 30);
        }
        assertThat(Thresholds.triangle(new GreyHistogram(0, 1, true, counts, 0)))
                .isEqualTo(want);
    }

    @Test
    void oneValueCannotBeDivided() {
        long[] counts = new long[5];
        counts[3] = 7;
        GreyHistogram h = new GreyHistogram(0, 1, true, counts, 0);
        assertThatThrownBy(() -> Thresholds.li(h)).hasMessageContaining("all voxels have the value 3");
        assertThatThrownBy(() -> Thresholds.otsu(h, 1)).hasMessageContaining("1 different values");
    }
}
