// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededNoiseTest {
    private static final int N = 200_000;

    /** Standard errors: mean √(m/N), variance about m √(2/N) (+ m/N small): five of them. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 9.99, 10, 33, 1000, 250_000})
    void poissonNumbersHaveTheirMeanAsVariance(double mean) {
        SeededNoise noise = SeededNoise.of(7, "poisson");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            double k = noise.poisson(mean, i);
            sum += k;
            squares += (k - mean) * (k - mean);
        }
        assertThat(sum / N).isCloseTo(mean, within(5 * Math.sqrt(mean / N)));
        assertThat(squares / N).isCloseTo(mean, within(5 * Math.sqrt((2 * mean * mean + mean) / N)));
    }

    /** The distribution itself, against the recursion p(k) = p(k−1) m/k: χ² of 40 cells stays below its 1 − 10⁻⁴ quantile. */
    @ParameterizedTest
    @ValueSource(doubles = {6, 20})
    void poissonNumbersHaveTheirDistribution(double mean) {
        SeededNoise noise = SeededNoise.of(11, "poisson");
        int[] counts = new int[60];
        for (int i = 0; i < N; i++) {
            counts[(int) Math.min(59, noise.poisson(mean, i))]++;
        }
        double p = Math.exp(-mean);
        double chi2 = 0;
        int cells = 0;
        for (int k = 0; k < 59; k++) {
            if (p * N > 20) {
                chi2 += Math.pow(counts[k] - p * N, 2) / (p * N);
                cells++;
            }
            p *= mean / (k + 1);
        }
        assertThat(chi2).isLessThan(cells + 5 * Math.sqrt(2.0 * cells));
    }

    @Test
    void normalNumbers() {
        SeededNoise noise = SeededNoise.of(3, "normal");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            double x = noise.normal(i);
            sum += x;
            squares += x * x;
        }
        assertThat(sum / N).isCloseTo(0, within(5 / Math.sqrt(N)));
        assertThat(squares / N).isCloseTo(1, within(5 * Math.sqrt(2.0 / N)));
    }

    @Test
    void partsAndPurposesAreIndependent() {
        SeededNoise a = SeededNoise.of(1, "a");
        double ab = 0;
        double parts = 0;
        for (int i = 0; i < N; i++) {
            ab += a.signed(i) * SeededNoise.of(1, "b").signed(i);
            parts += a.part(1).signed(i) * a.part(2).signed(i);
        }
        assertThat(ab / N).isCloseTo(0, within(5.0 / 3 / Math.sqrt(N)));
        assertThat(parts / N).isCloseTo(0, within(5.0 / 3 / Math.sqrt(N)));
        assertThat(a.unit(5)).isEqualTo(SeededNoise.of(1, "a").unit(5));
    }
}
