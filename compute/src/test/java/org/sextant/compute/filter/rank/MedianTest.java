// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.filter.Surroundings;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

class MedianTest {
    static Stream<Border> borders() {
        return Stream.of(Border.NEAREST, Border.MIRROR, Border.constant(0.3f));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void itIsTheFourteenthOfTwentySeven(Border border) {
        for (Lattice l : new Lattice[] {
            Lattice.of(1, 1, 1), Lattice.of(5, 1, 3), Lattice.of(1, 7, 2), Lattice.of(401, 3, 5), Lattice.of(17, 67, 3)
        }) {
            FloatVoxels in = Surroundings.random(l, 5);
            Surroundings s = new Surroundings(in, border);
            FloatVoxels got = new Median(border).apply(in, Loop.serial()).get(0);
            assertThat(Surroundings.worst(got, (x, y, z) -> s.sorted(1, 1, 1, x, y, z)[13]))
                    .as("%s", l)
                    .isZero();
        }
    }
}
