// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** Moments of runs are those of their voxels, one by one. */
class ObjectMomentsTest {
    private final WorkContext work = new WorkContext(3, Progress.NONE);

    @Test
    void sumsAreThoseOfEachVoxel() {
        for (int seed = 0; seed < 5; seed++) {
            LabelVoxels v = RandomObjects.of(Lattice.of(17 - 4 * seed, 9 + seed, 21), seed);
            ObjectMoments found = ObjectMoments.of(LabelPlanes.of(v), work);
            for (int label : RandomObjects.LABELS) {
                long[] expected = brute(v, label);
                for (int k = 0; k < expected.length; k++) {
                    assertThat(found.get(label, k))
                            .as("label %d number %d", label, k)
                            .isEqualTo(expected[k]);
                }
            }
            assertThat(found.rows().count()).isEqualTo(RandomObjects.LABELS.length);
        }
    }

    private static long[] brute(LabelVoxels v, int label) {
        int far = Integer.MAX_VALUE;
        long[] s = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, far, far, far, -1, -1, -1};
        for (int z = 0; z < v.lattice().nz(); z++) {
            for (int y = 0; y < v.lattice().ny(); y++) {
                for (int x = 0; x < v.lattice().nx(); x++) {
                    if (v.at(x, y, z) == label) {
                        int[] add = {1, x, y, z, x * x, y * y, z * z, x * y, x * z, y * z};
                        for (int k = 0; k < add.length; k++) {
                            s[k] += add[k];
                        }
                        int[] at = {x, y, z};
                        for (int k = 0; k < 3; k++) {
                            s[10 + k] = Math.min(s[10 + k], at[k]);
                            s[13 + k] = Math.max(s[13 + k], at[k]);
                        }
                    }
                }
            }
        }
        return s;
    }

    @Test
    void aVolumeWithoutObjectsHasNoRows() {
        assertThat(ObjectMoments.of(LabelPlanes.of(LabelVoxels.zero(Lattice.of(1, 1, 1))), work)
                        .rows()
                        .count())
                .isZero();
    }

    @Test
    void manyLabelsKeepTheirOwnRows() {
        LabelVoxels v = LabelVoxels.zero(Lattice.of(100, 100, 20));
        for (int z = 0; z < 20; z++) {
            for (int i = 0; i < 10_000; i++) {
                v.planes()[z][i] = 1 + (z * 10_000 + i) / 2;
            }
        }
        ObjectMoments found = ObjectMoments.of(LabelPlanes.of(v), work);
        assertThat(found.rows().count()).isEqualTo(100_000);
        assertThat(found.get(70_000, ObjectMoments.COUNT)).isEqualTo(2);
        assertThat(found.get(70_000, ObjectMoments.X)).isEqualTo(2 * (139_998 % 100) + 1);
        assertThat(found.get(70_000, ObjectMoments.MIN_Z)).isEqualTo(13);
    }
}
