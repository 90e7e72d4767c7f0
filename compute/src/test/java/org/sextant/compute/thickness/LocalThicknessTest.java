// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/** Every voxel equals the brute force that paints every ball; balls, plates and cylinders have their diameters. */
class LocalThicknessTest {
    private static final List<Lattice> LATTICES = List.of(
            Lattice.of(23, 19, 17),
            new Lattice(17, 20, 15, 1.3, 1.3, 2),
            new Lattice(15, 21, 16, 0.5, 0.31, 0.43),
            Lattice.of(70, 9, 5),
            Lattice.of(1, 19, 1),
            Lattice.of(1, 1, 1));

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    /** Paints the ball around every voxel of the phase, as the definition says. */
    private static FloatVoxels bruteForce(SquaredDistance d, BallKind kind) {
        Lattice l = d.lattice();
        SquaredMetric m = d.metric();
        int[][] largest = new int[l.nz()][l.plane()];
        for (int cz = 0; cz < l.nz(); cz++) {
            for (int cy = 0; cy < l.ny(); cy++) {
                for (int cx = 0; cx < l.nx(); cx++) {
                    int squared = d.at(cx, cy, cz);
                    for (int z = 0; squared > 0 && z < l.nz(); z++) {
                        for (int y = 0; y < l.ny(); y++) {
                            for (int x = 0; x < l.nx(); x++) {
                                int from = m.wx() * (x - cx) * (x - cx)
                                        + m.wy() * (y - cy) * (y - cy)
                                        + m.wz() * (z - cz) * (z - cz);
                                boolean in = kind == BallKind.OPEN ? from < squared : from <= squared;
                                int i = x + l.nx() * y;
                                if (in && d.at(x, y, z) > 0 && squared > largest[z][i]) {
                                    largest[z][i] = squared;
                                }
                            }
                        }
                    }
                }
            }
        }
        FloatVoxels out = FloatVoxels.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int i = 0; i < l.plane(); i++) {
                out.planes()[z][i] = largest[z][i] == 0 ? 0 : (float) (2 * m.um(largest[z][i]));
            }
        }
        return out;
    }

    private void check(Mask mask, BallKind kind, Border border) {
        FloatVoxels expected = bruteForce(new DistanceTransform(border, work).inside(mask), kind);
        FloatVoxels found = new LocalThickness(kind, border, work).of(mask);
        for (int z = 0; z < mask.planes().length; z++) {
            assertThat(found.planes()[z])
                    .as("%s %s %s, z %d", mask.lattice(), kind, border, z)
                    .containsExactly(expected.planes()[z]);
        }
    }

    @Test
    void everyVoxelOfNoiseEqualsTheBruteForce() {
        for (Lattice l : LATTICES) {
            for (BallKind kind : BallKind.values()) {
                for (double share : new double[] {0, 0.5, 0.95, 0.995, 1}) {
                    check(RandomMask.noise(l, share, 5), kind, Border.OPEN);
                    check(RandomMask.noise(l, share, 6), kind, Border.OTHER);
                }
            }
        }
    }

    @Test
    void everyVoxelOfPoresEqualsTheBruteForce() {
        for (Lattice l : LATTICES) {
            for (BallKind kind : BallKind.values()) {
                for (int seed = 0; seed < 3; seed++) {
                    check(RandomMask.holes(l, 3 + 9 * seed, 5, seed), kind, Border.OPEN);
                    check(RandomMask.holes(l, 5, 3, seed), kind, Border.OTHER);
                }
            }
        }
    }

    @Test
    void everyObjectIsMeasuredByItself() {
        for (Lattice l : LATTICES) {
            LabelVoxels labels = RandomMask.labels(l, 3, 5, 2);
            FloatVoxels expected =
                    bruteForce(new DistanceTransform(Border.OPEN, work).withinObjects(labels), BallKind.OPEN);
            FloatVoxels found = new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(labels);
            assertThat(found.planes()).isDeepEqualTo(expected.planes());
        }
        LabelVoxels labels = RandomMask.labels(LATTICES.get(0), 3, 5, 2);
        assertThatThrownBy(() -> new LocalThickness(BallKind.CLOSED, Border.OPEN, work).of(labels))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("open balls");
    }

    private static Mask shape(Lattice l, IntUnaryOperator[] squares, int below) {
        Mask m = Mask.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    if (squares[0].applyAsInt(x) + squares[1].applyAsInt(y) + squares[2].applyAsInt(z) < below) {
                        m.set(x, y, z, (byte) 1);
                    }
                }
            }
        }
        return m;
    }

    /** A discrete ball is one ball: all of it is as thick as its centre is far from the outside. */
    @Test
    void ballsOfOddRadiusHaveTheirDiameter() {
        for (int r : new int[] {3, 5, 7, 11, 13}) {
            Lattice l = new Lattice(2 * r + 3, 2 * r + 3, 2 * r + 3, 0.3, 0.3, 0.3);
            IntUnaryOperator square = i -> (i - r - 1) * (i - r - 1);
            Mask ball = shape(l, new IntUnaryOperator[] {square, square, square}, r * r);
            FloatVoxels t = new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(ball);
            for (int z = 0; z < l.nz(); z++) {
                for (int i = 0; i < l.plane(); i++) {
                    assertThat(t.planes()[z][i]).isEqualTo(ball.planes()[z][i] == 0 ? 0 : (float) (2 * r * 0.3));
                }
            }
        }
    }

    /** n voxels across, odd: the middle is (n + 1)/2 from the outside, so that a plate is n + 1 spacings thick. */
    @Test
    void platesAcrossAnAxisOfAnyRatioHaveTheirThickness() {
        for (int n : new int[] {1, 3, 7, 11}) {
            Lattice l = new Lattice(40, 40, n + 6, 0.5, 0.5, 0.7);
            Mask plate = Mask.zero(l);
            for (int z = 3; z < n + 3; z++) {
                java.util.Arrays.fill(plate.planes()[z], (byte) 1);
            }
            FloatVoxels t = new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(plate);
            for (int z = 3; z < n + 3; z++) {
                for (float v : t.planes()[z]) {
                    assertThat((double) v).isCloseTo((n + 1) * 0.7, within(1e-6));
                }
            }
        }
    }

    @Test
    void cylindersHaveTheirDiameter() {
        for (int r : new int[] {3, 5, 9}) {
            Lattice l = Lattice.of(2 * r + 3, 2 * r + 3, 15);
            IntUnaryOperator square = i -> (i - r - 1) * (i - r - 1);
            Mask rod = shape(l, new IntUnaryOperator[] {square, square, z -> 0}, r * r);
            FloatVoxels t = new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(rod);
            for (int z = 0; z < l.nz(); z++) {
                for (int i = 0; i < l.plane(); i++) {
                    assertThat(t.planes()[z][i]).isEqualTo(rod.planes()[z][i] == 0 ? 0 : 2f * r);
                }
            }
        }
    }

    @Test
    void theBoundsHoldTheExactValueAndTheRidgeHoldsTheLargestBall() {
        Mask mask = RandomMask.holes(new Lattice(40, 41, 39, 1, 1, 1.5), 12, 6, 4);
        LocalThickness open = new LocalThickness(BallKind.OPEN, Border.OPEN, work);
        FloatVoxels exact = open.of(mask);
        assertThat(open.between(mask, 1).thickness().planes()).isDeepEqualTo(exact.planes());
        double previous = 0;
        for (int cell : new int[] {1, 2, 3, 5}) {
            LocalThickness.Bounded fast = open.between(mask, cell);
            double sum = 0;
            for (int z = 0; z < 39; z++) {
                for (int i = 0; i < exact.planes()[z].length; i++) {
                    double error = Math.abs(fast.thickness().planes()[z][i] - exact.planes()[z][i]);
                    assertThat(error).isLessThanOrEqualTo(fast.largestErrorUm() + 1e-5);
                    sum += error;
                }
            }
            assertThat(sum).isLessThanOrEqualTo(fast.sumOfErrorsUm() + 1e-2);
            assertThat(fast.sumOfErrorsUm()).isGreaterThanOrEqualTo(previous);
            previous = fast.sumOfErrorsUm();
        }
        assertThat(previous).isPositive();
        assertThat(largest(open.ridgeOf(mask))).isEqualTo(largest(exact));
    }

    private static float largest(FloatVoxels v) {
        float most = 0;
        for (float[] plane : v.planes()) {
            for (float t : plane) {
                most = Math.max(most, t);
            }
        }
        return most;
    }
}
