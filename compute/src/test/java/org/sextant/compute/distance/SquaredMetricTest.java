// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.Lattice;
import org.sextant.world.error.SextantException;

class SquaredMetricTest {
    @Test
    void wholeRatiosAreExact() {
        SquaredMetric m = SquaredMetric.of(new Lattice(512, 512, 512, 1.3, 1.3, 2));
        assertThat(new int[] {m.wx(), m.wy(), m.wz()}).containsExactly(169, 169, 400);
        assertThat(m.unitUm2()).isCloseTo(0.01, within(1e-15));
        assertThat(m.relativeError()).isZero();
        SquaredMetric cubes = SquaredMetric.of(new Lattice(1024, 1024, 1024, 0.065, 0.065, 0.065));
        assertThat(cubes.wx() + cubes.wy() + cubes.wz()).isEqualTo(3);
        assertThat(cubes.um(4)).isCloseTo(0.13, within(1e-15));
    }

    /** The stated error holds for random vectors on lattices of random spacing, and all squares stay below 2³⁰. */
    @Test
    void otherRatiosKeepToTheStatedError() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            Lattice l = new Lattice(
                    2 + random.nextInt(900),
                    2 + random.nextInt(900),
                    2 + random.nextInt(900),
                    0.1 + random.nextDouble(),
                    0.1 + random.nextDouble(),
                    0.1 + random.nextDouble());
            SquaredMetric m = SquaredMetric.of(l);
            assertThat(m.relativeError()).isLessThan(2e-3);
            for (int i = 0; i < 100; i++) {
                int x = random.nextInt(l.nx() + 1);
                int y = random.nextInt(l.ny() + 1);
                int z = random.nextInt(l.nz() + 1);
                long squared = (long) m.wx() * x * x + (long) m.wy() * y * y + (long) m.wz() * z * z;
                assertThat(squared).isLessThan(SquaredMetric.FAR);
                double um =
                        Math.sqrt(Math.pow(x * l.dxUm(), 2) + Math.pow(y * l.dyUm(), 2) + Math.pow(z * l.dzUm(), 2));
                assertThat(Math.abs(m.um((int) squared) - um)).isLessThanOrEqualTo((m.relativeError() + 1e-12) * um);
            }
        }
    }

    @Test
    void aLengthIsAtLeastTheSquaresThatItIncludes() {
        SquaredMetric m = SquaredMetric.of(new Lattice(64, 64, 64, 0.1, 0.1, 0.3));
        assertThat(m.atMost(0.3)).isEqualTo(9);
        assertThat(m.atMost(0.2999)).isEqualTo(8);
        assertThat(m.atMost(0)).isZero();
    }

    @Test
    void aLatticeThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> SquaredMetric.of(Lattice.of(40_000, 2, 2)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("40000")
                .hasMessageContaining("crop or bin");
    }
}
