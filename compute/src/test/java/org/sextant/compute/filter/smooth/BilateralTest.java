// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.filter.Surroundings;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

class BilateralTest {
    private static final Lattice LATTICE = new Lattice(17, 6, 5, 1, 0.5, 2);
    private static final double[] SIGMA = {1, 0.6, 0.9};

    static Stream<Border> borders() {
        return Stream.of(Border.NEAREST, Border.MIRROR, Border.constant(0.3f));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void itIsTheWeightedMeanOfItsDefinition(Border border) {
        FloatVoxels in = Surroundings.random(LATTICE, 3);
        Surroundings s = new Surroundings(in, border);
        FloatVoxels got = new Bilateral(SIGMA, 0.4, LATTICE, border)
                .apply(in, Loop.serial())
                .get(0);
        // weights right to 1e-5, on both sides of a quotient of values from −1 to 1
        assertThat(Surroundings.worst(got, (x, y, z) -> mean(s, x, y, z))).isLessThan(4e-5);
    }

    private static double mean(Surroundings s, int x, int y, int z) {
        double sum = 0;
        double weights = 0;
        for (int k = -2; k <= 2; k++) {
            for (int j = -4; j <= 4; j++) {
                for (int i = -3; i <= 3; i++) {
                    double square = i * i + Math.pow(j * 0.5 / 0.6, 2) + Math.pow(k * 2 / 0.9, 2);
                    if (square <= 6.25) {
                        double v = s.at(x + i, y + j, z + k);
                        double d = (v - s.at(x, y, z)) / 0.4;
                        double w = Math.exp(-0.5 * square - 0.5 * d * d);
                        sum += w * v;
                        weights += w;
                    }
                }
            }
        }
        return sum / weights;
    }

    @Test
    void anEdgeThatIsHighStaysAndAWideRangeIsAGaussian() {
        FloatVoxels step = Surroundings.of(LATTICE, (x, y, z) -> x < 8 ? 0 : 1000);
        FloatVoxels kept = new Bilateral(SIGMA, 1, LATTICE, Border.NEAREST)
                .apply(step, Loop.serial())
                .get(0);
        assertThat(Surroundings.worst(kept, (x, y, z) -> x < 8 ? 0 : 1000)).isLessThan(1e-3);
        FloatVoxels blurred = new Bilateral(SIGMA, 1e6, LATTICE, Border.NEAREST)
                .apply(step, Loop.serial())
                .get(0);
        assertThat(blurred.at(7, 3, 2) + blurred.at(8, 3, 2)).isBetween(999.9f, 1000.1f);
        assertThat(blurred.at(7, 3, 2)).isGreaterThan(200);
    }
}
