// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.filter.Surroundings;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Ranks in boxes are those of the sorted values, whatever the size, the border and the order of the axes. */
class BoxFiltersTest {
    private static final Lattice[] LATTICES = {
        Lattice.of(1, 1, 1), Lattice.of(43, 4, 5), Lattice.of(3, 45, 2), Lattice.of(5, 3, 41), Lattice.of(2, 1, 9)
    };
    private static final Reach[] REACHES = {
        new Reach(1, 1, 1), new Reach(0, 2, 1), new Reach(3, 0, 2), new Reach(2, 5, 0)
    };

    static Stream<Border> borders() {
        return Stream.of(Border.NEAREST, Border.MIRROR, Border.constant(0.3f));
    }

    private static FloatVoxels one(LocalFilter filter, FloatVoxels in) {
        return filter.apply(in, Loop.serial()).get(0);
    }

    @ParameterizedTest
    @MethodSource("borders")
    void eachRankIsThatOfTheSortedBox(Border border) {
        for (Lattice l : LATTICES) {
            FloatVoxels in = Surroundings.random(l, 6);
            Surroundings s = new Surroundings(in, border);
            for (Reach r : REACHES) {
                for (double fraction : new double[] {0, 0.25, 0.5, 1}) {
                    FloatVoxels got = one(new BoxRank(r, fraction, border), in);
                    assertThat(Surroundings.worst(got, (x, y, z) -> {
                                double[] all = s.sorted(r.x(), r.y(), r.z(), x, y, z);
                                return all[(int) Math.round(fraction * (all.length - 1))];
                            }))
                            .as("%s %s %s", l, r, fraction)
                            .isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("borders")
    void extremesAreTheFirstAndTheLast(Border border) {
        for (Lattice l : LATTICES) {
            FloatVoxels in = Surroundings.random(l, 8);
            for (Reach r : REACHES) {
                assertThat(one(new BoxExtreme(BoxExtreme.Kind.MINIMUM, r, border), in)
                                .planes())
                        .isDeepEqualTo(one(new BoxRank(r, 0, border), in).planes());
                assertThat(one(new BoxExtreme(BoxExtreme.Kind.MAXIMUM, r, border), in)
                                .planes())
                        .isDeepEqualTo(one(new BoxRank(r, 1, border), in).planes());
            }
        }
    }

    @Test
    void openingRemovesWhatIsSmallAndBrightOnce() {
        Lattice l = Lattice.of(15, 13, 11);
        Reach r = new Reach(2, 1, 1);
        FloatVoxels in = Surroundings.random(l, 9);
        FloatVoxels opened = one(Morphology.opening(r, Border.NEAREST), in);
        FloatVoxels closed = one(Morphology.closing(r, Border.NEAREST), in);
        FloatVoxels white = one(Morphology.whiteTopHat(r, Border.NEAREST), in);
        FloatVoxels black = one(Morphology.blackTopHat(r, Border.NEAREST), in);
        assertThat(one(Morphology.opening(r, Border.NEAREST), opened).planes()).isDeepEqualTo(opened.planes());
        assertThat(Surroundings.worst(white, (x, y, z) -> in.at(x, y, z) - opened.at(x, y, z)))
                .isZero();
        assertThat(Surroundings.worst(black, (x, y, z) -> closed.at(x, y, z) - in.at(x, y, z)))
                .isZero();
        for (int i = 0; i < l.plane(); i++) {
            assertThat(white.planes()[5][i]).isNotNegative();
            assertThat(black.planes()[5][i]).isNotNegative();
        }
    }

    @Test
    void infinitiesAndTiesHaveTheirPlaceAndNanSpreads() {
        Lattice l = Lattice.of(9, 9, 9);
        Random random = new Random(3);
        FloatVoxels in = Surroundings.of(
                l,
                (x, y, z) -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, 0, 1}
                        [random.nextInt(5)]);
        Surroundings s = new Surroundings(in, Border.MIRROR);
        FloatVoxels median = one(new BoxRank(new Reach(1, 1, 1), 0.5, Border.MIRROR), in);
        assertThat(median.planes())
                .isDeepEqualTo(one(new Median(Border.MIRROR), in).planes());
        assertThat((double) median.at(4, 4, 4)).isEqualTo(s.sorted(1, 1, 1, 4, 4, 4)[13]);
        in.set(4, 4, 4, Float.NaN);
        for (LocalFilter f : new LocalFilter[] {
            new BoxRank(new Reach(2, 1, 1), 0.5, Border.MIRROR),
            new BoxExtreme(BoxExtreme.Kind.MINIMUM, new Reach(2, 1, 1), Border.MIRROR),
            new BoxExtreme(BoxExtreme.Kind.MAXIMUM, new Reach(2, 1, 1), Border.MIRROR)
        }) {
            FloatVoxels out = one(f, in);
            assertThat(out.at(6, 5, 3)).isNaN();
            assertThat(out.at(7, 4, 4)).isNotNaN();
            assertThat(out.at(4, 6, 4)).isNotNaN();
        }
    }
}
