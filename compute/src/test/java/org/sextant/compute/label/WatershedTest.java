// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/** Balls that overlap are split at their neck, one ball stays whole; basins follow the values. */
class WatershedTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);
    private final Watershed watershed = new Watershed(Connectivity.CORNERS, work);

    /** Balls {x, y, z, r} in µm on a lattice. */
    private static Mask balls(Lattice l, double[]... balls) {
        Mask m = Mask.zero(l);
        for (double[] b : balls) {
            for (int z = 0; z < l.nz(); z++) {
                for (int y = 0; y < l.ny(); y++) {
                    for (int x = 0; x < l.nx(); x++) {
                        double d =
                                Math.hypot(Math.hypot(x * l.dxUm() - b[0], y * l.dyUm() - b[1]), z * l.dzUm() - b[2]);
                        if (d < b[3]) {
                            m.set(x, y, z, (byte) 1);
                        }
                    }
                }
            }
        }
        return m;
    }

    private static int count(LabelVoxels labels) {
        return Arrays.stream(labels.planes()).flatMapToInt(Arrays::stream).max().orElse(0);
    }

    @Test
    void oneBallStaysWholeAtAnyRadiusAndPlace() {
        Random random = new Random(8);
        for (double r = 1.2; r < 14; r += 1.37) {
            double c = 15 + random.nextDouble();
            Mask ball = balls(Lattice.of(32, 32, 32), new double[] {c, 15.5, c, r});
            LabelVoxels labels = watershed.split(ball, 1, Border.OPEN);
            for (int z = 0; z < 32; z++) {
                for (int i = 0; i < 32 * 32; i++) {
                    assertThat(labels.planes()[z][i]).isEqualTo(ball.planes()[z][i]);
                }
            }
        }
    }

    /** The neck of two equal balls is the plane half way: no voxel beyond half a voxel of it has the other's number. */
    @Test
    void twoBallsThatOverlapAreSplitAtTheirNeck() {
        for (Lattice l : new Lattice[] {Lattice.of(60, 30, 30), new Lattice(60, 30, 20, 1, 1, 1.5)}) {
            for (double distance : new double[] {14, 16, 18}) {
                double left = 29.5 - distance / 2;
                double right = 29.5 + distance / 2;
                Mask mask = balls(l, new double[] {left, 14.5, 14.5, 11}, new double[] {right, 14.5, 14.5, 11});
                LabelVoxels labels = watershed.split(mask, 1.5, Border.OPEN);
                assertThat(count(labels)).isEqualTo(2);
                int one = labels.at((int) left, 14, l.nz() / 2);
                for (int z = 0; z < l.nz(); z++) {
                    for (int y = 0; y < l.ny(); y++) {
                        for (int x = 0; x < l.nx(); x++) {
                            int label = labels.at(x, y, z);
                            assertThat(label == 0).isEqualTo(mask.at(x, y, z) == 0);
                            if (label != 0 && Math.abs(x - 29.5) > 1) {
                                assertThat(label == one).as("%d,%d,%d", x, y, z).isEqualTo(x < 29.5);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Radius 11 at a neck of radius √(121 − 64) = 7.5: 3.5 deep, known to a voxel's half diagonal at both ends. */
    @Test
    void aNeckLessDeepThanAskedDoesNotSplit() {
        Mask mask =
                balls(Lattice.of(60, 30, 30), new double[] {21.5, 14.5, 14.5, 11}, new double[] {37.5, 14.5, 14.5, 11});
        assertThat(count(watershed.split(mask, 1.7, Border.OPEN))).isEqualTo(2);
        assertThat(count(watershed.split(mask, 5.3, Border.OPEN))).isEqualTo(1);
    }

    /** Minima 1, 3 and 0, with passes at 4 and 5; a pass belongs to the lower of its neighbours. */
    @Test
    void basinsOfARowAreThoseThatAreDeepEnough() {
        Lattice l = Lattice.of(9, 1, 1);
        FloatVoxels v = FloatVoxels.zero(l);
        System.arraycopy(new float[] {4, 1, 4, 3, 5, 2, 0, 2, Float.NaN}, 0, v.planes()[0], 0, 9);
        assertThat(watershed.basins(v, null, false, 0).planes()[0]).containsExactly(1, 1, 1, 2, 3, 3, 3, 3, 0);
        // The one at 3 is 1 deep, to the pass at 4; that at 1 is 4 deep, to the pass at 5.
        assertThat(watershed.basins(v, null, false, 1.5).planes()[0]).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 0);
        assertThat(count(watershed.basins(v, null, false, 4.5))).isEqualTo(1);
        FloatVoxels negative = FloatVoxels.zero(l);
        for (int i = 0; i < 9; i++) {
            negative.planes()[0][i] = -v.planes()[0][i];
        }
        assertThat(watershed.basins(negative, null, true, 1.5).planes()[0])
                .containsExactly(watershed.basins(v, null, false, 1.5).planes()[0]);
    }

    @Test
    void seedsGrowUntilTheyMeetAndKeepTheirNumbers() {
        Lattice l = Lattice.of(9, 1, 1);
        FloatVoxels v = FloatVoxels.zero(l);
        System.arraycopy(new float[] {0, 1, 2, 9, 2, 1, 0, 1, 2}, 0, v.planes()[0], 0, 9);
        LabelVoxels seeds = LabelVoxels.zero(l);
        seeds.set(1, 0, 0, 70_000);
        seeds.set(8, 0, 0, 5);
        int[] grown = watershed.grow(v, null, false, seeds).planes()[0];
        assertThat(grown).containsExactly(70_000, 70_000, 70_000, grown[3], 5, 5, 5, 5, 5);
        assertThat(grown[3]).isIn(5, 70_000);
        Mask mask = RandomMask.noise(l, 1, 1);
        mask.set(4, 0, 0, (byte) 0);
        assertThat(watershed.grow(v, mask, false, seeds).planes()[0])
                .containsExactly(70_000, 70_000, 70_000, 70_000, 0, 5, 5, 5, 5);
    }

    /** Without a least depth there are as many basins as regional minima, and every voxel has one. */
    @Test
    void noiseHasAsManyBasinsAsRegionalMinima() {
        Lattice l = Lattice.of(17, 15, 13);
        Random random = new Random(2);
        FloatVoxels v = FloatVoxels.zero(l);
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextInt(1000) * 65;
            }
        }
        Neighbours neighbours = new Neighbours(l, Connectivity.CORNERS);
        int minima = 0;
        Mask equal = Mask.zero(l);
        for (int voxel = 0; voxel < l.voxels(); voxel++) {
            boolean lowest = true;
            for (int k = neighbours.of(voxel) - 1; k >= 0; k--) {
                int n = neighbours.get(k);
                lowest &= v.planes()[n / l.plane()][n % l.plane()] > v.planes()[voxel / l.plane()][voxel % l.plane()];
            }
            minima += lowest ? 1 : 0;
            equal.planes()[voxel / l.plane()][voxel % l.plane()] = 1;
        }
        LabelVoxels labels = watershed.basins(v, equal, false, 0);
        assertThat(count(labels)).isBetween(minima, minima + 3);
        assertThat(Arrays.stream(labels.planes())
                        .flatMapToInt(Arrays::stream)
                        .min()
                        .orElse(0))
                .isPositive();
    }

    @Test
    void whatCannotBeFloodedIsSaid() {
        Lattice l = Lattice.of(3, 1, 1);
        FloatVoxels v = FloatVoxels.zero(l);
        assertThat(watershed.split(Mask.zero(l), 1, Border.OPEN).planes()[0]).containsOnly(0);
        assertThat(watershed.split(RandomMask.noise(l, 1, 1), 1, Border.OPEN).planes()[0])
                .containsOnly(1);
        Arrays.fill(v.planes()[0], Float.NaN);
        assertThat(watershed.basins(v, null, false, 0).planes()[0]).containsOnly(0);
        v.set(0, 0, 0, 1);
        v.set(1, 0, 0, Float.POSITIVE_INFINITY);
        assertThatThrownBy(() -> watershed.basins(v, null, false, 0))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("infinite");
        WorkContext stopped = new WorkContext(2, Progress.NONE);
        stopped.cancel();
        assertThatThrownBy(() -> new Watershed(Connectivity.FACES, stopped)
                        .split(balls(Lattice.of(9, 9, 9), new double[] {4, 4, 4, 3}), 1, Border.OPEN))
                .isInstanceOf(CancelledException.class);
    }
}
