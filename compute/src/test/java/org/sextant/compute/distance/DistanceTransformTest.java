// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;

/** Every voxel equals the brute force over all voxels, on odd sizes, for cubes and boxes, at open and bounding borders. */
class DistanceTransformTest {
    private static final List<Lattice> LATTICES = List.of(
            Lattice.of(13, 11, 9),
            new Lattice(9, 14, 12, 1.3, 1.3, 2),
            new Lattice(15, 7, 10, 0.5, 2, 1),
            Lattice.of(1, 17, 1),
            Lattice.of(1, 1, 1),
            Lattice.of(21, 1, 5));

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    /** The label at a place; the border's voxels count as label −1. */
    private static void check(SquaredDistance d, LabelVoxels labels, Border border) {
        Lattice l = d.lattice();
        SquaredMetric m = d.metric();
        int edge = border == Border.OTHER ? 1 : 0;
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    int label = labels.at(x, y, z);
                    int least = label == 0 ? 0 : SquaredMetric.FAR;
                    for (int k = -edge; k < l.nz() + edge && label != 0; k++) {
                        for (int j = -edge; j < l.ny() + edge; j++) {
                            for (int i = -edge; i < l.nx() + edge; i++) {
                                boolean outside = k < 0 || j < 0 || i < 0 || k == l.nz() || j == l.ny() || i == l.nx();
                                if (outside || labels.at(i, j, k) != label) {
                                    least = Math.min(
                                            least,
                                            m.wx() * (x - i) * (x - i)
                                                    + m.wy() * (y - j) * (y - j)
                                                    + m.wz() * (z - k) * (z - k));
                                }
                            }
                        }
                    }
                    assertThat(d.at(x, y, z)).as("%s: %d,%d,%d", l, x, y, z).isEqualTo(least);
                }
            }
        }
    }

    private static LabelVoxels asLabels(Mask mask, IntBinaryOperator value) {
        LabelVoxels out = LabelVoxels.zero(mask.lattice());
        for (int z = 0; z < mask.planes().length; z++) {
            for (int i = 0; i < mask.planes()[z].length; i++) {
                out.planes()[z][i] = value.applyAsInt(mask.planes()[z][i], 1);
            }
        }
        return out;
    }

    @Test
    void randomMasksEqualTheBruteForce() {
        for (Lattice l : LATTICES) {
            for (Border border : Border.values()) {
                DistanceTransform transform = new DistanceTransform(border, work);
                for (double share : new double[] {0, 0.3, 0.9, 0.99, 1}) {
                    Mask mask = RandomMask.noise(l, share, 7);
                    check(transform.inside(mask), asLabels(mask, (a, b) -> a), border);
                    check(transform.outside(mask), asLabels(mask, (a, b) -> 1 - a), border);
                }
            }
        }
    }

    @Test
    void labelsEqualTheBruteForce() {
        for (Lattice l : LATTICES) {
            for (Border border : Border.values()) {
                for (int block : new int[] {1, 3, 5}) {
                    LabelVoxels labels = RandomMask.labels(l, 3, block, 11);
                    check(new DistanceTransform(border, work).withinObjects(labels), labels, border);
                }
            }
        }
    }

    /** Columns longer than the near search reaches: those that are compared row by row and the envelope meet. */
    @Test
    void longDistancesEqualTheDistanceToTheOnlyVoxelsOutside() {
        Lattice l = new Lattice(131, 97, 150, 1, 2, 1);
        Mask mask = RandomMask.noise(l, 1, 1);
        int[][] points = {{3, 5, 7}, {130, 96, 149}, {70, 40, 60}};
        for (int[] p : points) {
            mask.set(p[0], p[1], p[2], (byte) 0);
        }
        SquaredDistance d = new DistanceTransform(Border.OPEN, work).inside(mask);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    int least = Integer.MAX_VALUE;
                    for (int[] p : points) {
                        int dx = x - p[0];
                        int dy = y - p[1];
                        int dz = z - p[2];
                        least = Math.min(least, dx * dx + 4 * dy * dy + dz * dz);
                    }
                    if (d.at(x, y, z) != least) {
                        assertThat(d.at(x, y, z)).as("%d,%d,%d", x, y, z).isEqualTo(least);
                    }
                }
            }
        }
    }

    @Test
    void nothingOutsideIsInfinitelyFar() {
        Mask full = RandomMask.noise(new Lattice(5, 4, 3, 0.1, 0.1, 0.1), 1, 1);
        assertThat(new DistanceTransform(Border.OPEN, work)
                        .inside(full)
                        .um(work)
                        .at(2, 2, 1))
                .isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(new DistanceTransform(Border.OTHER, work)
                        .inside(full)
                        .um(work)
                        .at(2, 2, 1))
                .isEqualTo(0.2f);
    }

    @Test
    void cancellingEndsIt() {
        Mask mask = RandomMask.noise(Lattice.of(20, 20, 200), 0.5, 1);
        WorkContext[] holder = new WorkContext[1];
        holder[0] = new WorkContext(2, (what, done, total) -> {
            if (done == 100) {
                holder[0].cancel();
            }
        });
        assertThatThrownBy(() -> new DistanceTransform(Border.OPEN, holder[0]).inside(mask))
                .isInstanceOf(CancelledException.class);
    }
}
