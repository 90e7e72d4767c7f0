// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;

/** Every voxel has the number that a flood fill gives, for all connectivities, at odd sizes. */
class ComponentsTest {
    private static final List<Lattice> LATTICES = List.of(
            Lattice.of(37, 23, 29),
            Lattice.of(8, 8, 8),
            Lattice.of(1, 50, 3),
            Lattice.of(64, 1, 5),
            Lattice.of(1, 1, 1));

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @Test
    void everyVoxelEqualsTheFloodFill() {
        for (Lattice l : LATTICES) {
            for (double share : new double[] {0, 0.05, 0.15, 0.3, 0.6, 0.95, 1}) {
                Mask mask = RandomMask.noise(l, share, 9);
                for (Connectivity c : Connectivity.values()) {
                    RunLabels found = new Components(c, work).of(mask);
                    assertThat(found.voxels(work).planes())
                            .as("%s %s %s", l, share, c)
                            .isDeepEqualTo(FloodFill.of(mask, c.ordinal() + 1).planes());
                }
            }
        }
    }

    @Test
    void sizesAndBordersAreCounted() {
        Mask mask = RandomMask.noise(Lattice.of(37, 23, 29), 0.1, 4);
        RunLabels found = new Components(Connectivity.CORNERS, work).of(mask);
        LabelVoxels voxels = found.voxels(work);
        long[] sizes = new long[found.count() + 1];
        boolean[] touching = new boolean[found.count() + 1];
        for (int z = 0; z < 29; z++) {
            for (int y = 0; y < 23; y++) {
                for (int x = 0; x < 37; x++) {
                    int n = voxels.at(x, y, z);
                    sizes[n] += n == 0 ? 0 : 1;
                    touching[n] |= n != 0 && (x == 0 || y == 0 || z == 0 || x == 36 || y == 22 || z == 28);
                }
            }
        }
        assertThat(found.sizes()).isEqualTo(sizes);
        assertThat(found.touching()).isEqualTo(touching);
        RunLabels inner = found.keep(n -> !touching[n]).bySize();
        assertThat(inner.touching()).doesNotContain(true);
        long[] sorted = inner.sizes();
        for (int n = 2; n < sorted.length; n++) {
            assertThat(sorted[n]).isLessThanOrEqualTo(sorted[n - 1]);
        }
    }

    /** Far more objects than 16 bits count: every second voxel along each axis stands alone. */
    @Test
    void moreObjectsThanSixteenBitsCount() {
        Lattice l = Lattice.of(101, 101, 101);
        Mask mask = Mask.zero(l);
        for (int z = 0; z < 101; z += 2) {
            for (int y = 0; y < 101; y += 2) {
                for (int x = 0; x < 101; x += 2) {
                    mask.set(x, y, z, (byte) 1);
                }
            }
        }
        RunLabels found = new Components(Connectivity.CORNERS, work).of(mask);
        assertThat(found.count()).isEqualTo(51 * 51 * 51);
        assertThat(found.voxels(work).at(100, 100, 100)).isEqualTo(51 * 51 * 51);
    }

    /** Each plane is asked for once, so that it need not be in memory; the volume makes the voxels when it is read. */
    @Test
    void planesAreAskedForOnceAndVoxelsAreMadeWhenRead() {
        Lattice l = Lattice.of(70, 33, 21);
        Mask mask = RandomMask.noise(l, 0.2, 2);
        AtomicInteger asked = new AtomicInteger();
        RunLabels found = new Components(Connectivity.EDGES, work).of(l, z -> {
            asked.incrementAndGet();
            return mask.planes()[z];
        });
        assertThat(asked.get()).isEqualTo(21);
        try (Volume volume = found.volume("labels", null)) {
            LabelVoxels expected = found.voxels(work);
            assertThat(new VoxelReader(volume, l, work).labels().planes()).isDeepEqualTo(expected.planes());
            int[] part = (int[]) volume.finest().read(new Region(11, 7, 5, 40, 9, 3));
            assertThat(part[40 * 9 + 40 * 2 + 3]).isEqualTo(expected.at(14, 9, 6));
        }
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
        assertThatThrownBy(() -> new Components(Connectivity.FACES, holder[0]).of(mask))
                .isInstanceOf(CancelledException.class);
    }
}
