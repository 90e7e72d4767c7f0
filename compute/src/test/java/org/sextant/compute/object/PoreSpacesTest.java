// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** Pores joined by runs are those of a flood, voxel by voxel. */
class PoreSpacesTest {
    private final WorkContext work = new WorkContext(3, Progress.NONE);

    @Test
    void poresAreThoseOfAFlood() {
        int seed = 0;
        for (int neighbours : new int[] {6, 18, 26}) {
            for (double share : new double[] {0.1, 0.25, 0.6}) {
                // Two large objects that touch, so that pores can lie within them.
                Lattice l = Lattice.of(14, 11, 19);
                LabelVoxels v = RandomObjects.body(l, (x, y, z) -> x * x + y * y + z * z < 80);
                for (int z = 0; z < 9; z++) {
                    for (int i = 0; i < l.plane(); i++) {
                        v.planes()[z][i] *= 90_000;
                    }
                }
                Mask pores = RandomObjects.mask(l, share, ++seed);
                PoreSpaces found = PoreSpaces.of(LabelPlanes.of(v), z -> pores.planes()[z], neighbours, work);
                List<String> words = new ArrayList<>();
                for (int p = 0; p < found.count(); p++) {
                    words.add(found.label(p) + " " + found.voxels(p) + " " + found.isClosed(p));
                }
                assertThat(words).containsExactlyInAnyOrderElementsOf(flood(v, pores, neighbours));
            }
        }
    }

    private static List<String> flood(LabelVoxels v, Mask pores, int neighbours) {
        Lattice l = v.lattice();
        boolean[] seen = new boolean[(int) l.voxels()];
        List<String> words = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            int sx = start % l.nx();
            int sy = start / l.nx() % l.ny();
            int sz = start / l.plane();
            int label = v.at(sx, sy, sz);
            if (seen[start] || label == 0 || pores.at(sx, sy, sz) == 0) {
                continue;
            }
            ArrayDeque<int[]> next = new ArrayDeque<>();
            next.add(new int[] {sx, sy, sz});
            seen[start] = true;
            long voxels = 0;
            boolean closed = true;
            while (!next.isEmpty()) {
                int[] p = next.remove();
                voxels++;
                for (int k = 0; k < 27; k++) {
                    int dx = k % 3 - 1;
                    int dy = k / 3 % 3 - 1;
                    int dz = k / 9 - 1;
                    int steps = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
                    if (steps == 0 || steps > (neighbours == 6 ? 1 : neighbours == 18 ? 2 : 3)) {
                        continue;
                    }
                    int x = p[0] + dx;
                    int y = p[1] + dy;
                    int z = p[2] + dz;
                    if (x < 0
                            || y < 0
                            || z < 0
                            || x >= l.nx()
                            || y >= l.ny()
                            || z >= l.nz()
                            || v.at(x, y, z) != label) {
                        closed = false;
                        continue;
                    }
                    int i = x + l.nx() * y + l.plane() * z;
                    if (!seen[i] && pores.at(x, y, z) != 0) {
                        seen[i] = true;
                        next.add(new int[] {x, y, z});
                    }
                }
            }
            words.add(label + " " + voxels + " " + closed);
        }
        return words;
    }
}
