// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Moments, gradient and levels of the field that the pores are cut from. */
class RandomFieldTest {
    private static final int N = 200_000;
    private static final double LENGTH_UM = 3;

    private final RandomField field = new RandomField(RandomField.tiles(5), new SeededNumbers(5, 1), LENGTH_UM, 1);
    private final SeededNumbers random = new SeededNumbers(5, 2);

    private double x(long i) {
        return 1e4 * random.signed(3 * i);
    }

    private double y(long i) {
        return 1e4 * random.signed(3 * i + 1);
    }

    private double z(long i) {
        return 1e4 * random.signed(3 * i + 2);
    }

    /** Trilinear interpolation of 16 nodes a wave takes 1.3 % of the variance; √(2/N) = 0.3 % is the sampling error. */
    @Test
    void meanIsZeroVarianceOneAndTheFourthMomentThatOfANormalDistribution() {
        double[] m = new double[5];
        for (int i = 0; i < N; i++) {
            double v = field.at(x(i), y(i), z(i));
            m[1] += v / N;
            m[2] += v * v / N;
            m[4] += v * v * v * v / N;
        }
        assertThat(m[1]).isCloseTo(0, within(3 / Math.sqrt(N)));
        assertThat(m[2]).isCloseTo(0.985, within(0.02));
        assertThat(m[4] / (m[2] * m[2])).isCloseTo(3, within(0.1));
    }

    /** An isotropic field of waves of one length L has a mean squared gradient of (2π/L)²; the band adds 3 %. */
    @Test
    void theGradientIsThatOfTheFieldAndHasTheLengthOfTheWaves() {
        double[] g = new double[3];
        double[] scratch = new double[3];
        double sum = 0;
        double h = 1e-6;
        for (int i = 0; i < 20_000; i++) {
            double v = field.at(x(i), y(i), z(i), g, scratch);
            assertThat(v).isCloseTo(field.at(x(i), y(i), z(i)), within(1e-10));
            double dx = (field.at(x(i) + h, y(i), z(i)) - field.at(x(i) - h, y(i), z(i))) / (2 * h);
            // Only where a node lies between the two points do they differ: 2e-6 of 0.19 µm, hence very rarely.
            assertThat(g[0]).isCloseTo(dx, within(i % 1000 == 0 ? 1 : 1e-3 + 0.5 * Math.abs(dx)));
            sum += (g[0] * g[0] + g[1] * g[1] + g[2] * g[2]) / 20_000;
        }
        double k = 2 * Math.PI / LENGTH_UM;
        assertThat(sum / (k * k)).isCloseTo(1, within(0.08));
    }

    @Test
    void aShareOfSpaceLiesBelowItsLevel() {
        double level = field.levelBelow(0.316, new SeededNumbers(9, 9));
        int below = 0;
        for (int i = 0; i < N; i++) {
            below += field.at(x(i), y(i), z(i)) < level ? 1 : 0;
        }
        assertThat(below / (double) N).isCloseTo(0.316, within(0.004));
    }

    @Test
    void theTileRepeatsAfterItsEdgeOnly() {
        WaveTile tile = new WaveTile(new SeededNumbers(1, 1));
        double same = 0;
        double moved = 0;
        for (int i = 0; i < 1000; i++) {
            double v = tile.at(x(i), y(i), z(i), null);
            same += Math.abs(v - tile.at(x(i) + WaveTile.N, y(i) - 2 * WaveTile.N, z(i), null));
            moved += Math.abs(v - tile.at(x(i) + WaveTile.N / 2.0, y(i), z(i), null));
        }
        assertThat(same).isLessThan(1e-6);
        assertThat(moved).isGreaterThan(300);
    }
}
