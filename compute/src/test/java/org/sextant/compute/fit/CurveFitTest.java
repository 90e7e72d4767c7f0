// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parameters come back, and their errors are the scatter of many trials. */
class CurveFitTest {
    private static final CurveFit.Curve GAUSSIAN =
            (x, p) -> p[0] * Math.exp(-0.5 * (x - p[1]) * (x - p[1]) / (p[2] * p[2]));

    @Test
    void statedErrorsAreTheScatterOfTrials() {
        Random random = new Random(21);
        double[] truth = {3, 0.4, 1.2};
        int trials = 400;
        double[] mean = new double[3];
        double[] squares = new double[3];
        double[] stated = new double[3];
        for (int t = 0; t < trials; t++) {
            double[] x = new double[60];
            double[] y = new double[60];
            for (int i = 0; i < 60; i++) {
                x[i] = -4 + 8 * i / 59.0;
                y[i] = GAUSSIAN.at(x[i], truth) + 0.1 * random.nextGaussian();
            }
            CurveFit.Fitted f = CurveFit.even(x, y).fit(GAUSSIAN, new double[] {1, 0, 2});
            assertThat(f.converged()).isTrue();
            for (int k = 0; k < 3; k++) {
                mean[k] += f.parameters()[k] / trials;
                squares[k] += f.parameters()[k] * f.parameters()[k] / trials;
                stated[k] += f.errors()[k] / trials;
            }
        }
        for (int k = 0; k < 3; k++) {
            double scatter = Math.sqrt(squares[k] - mean[k] * mean[k]);
            assertThat(mean[k]).isCloseTo(truth[k], within(5 * scatter / Math.sqrt(trials)));
            // A standard deviation of 400 trials is known to 1/√800 = 3.5 %.
            assertThat(stated[k] / scatter).isBetween(0.86, 1.14);
        }
    }

    @Test
    void aParameterThatThePointsDoNotTellHasNoError() {
        double[] x = {0, 1, 2, 3};
        CurveFit.Fitted f = CurveFit.even(x, new double[] {1, 1, 1, 2}).fit((t, p) -> p[0] + p[1], new double[] {0, 0});
        assertThat(f.errors()).containsOnly(Double.NaN);
        assertThat(f.parameters()[0] + f.parameters()[1]).isCloseTo(1.25, within(1e-9));
    }
}
