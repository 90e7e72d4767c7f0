// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.ArrayDeque;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;

/** The slow way to connected components: from each voxel that has no number yet, through all neighbours. */
final class FloodFill {
    private FloodFill() {}

    static LabelVoxels of(Mask mask, int mostSteps) {
        Lattice l = mask.lattice();
        LabelVoxels out = LabelVoxels.zero(l);
        int last = 0;
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    if (mask.at(x, y, z) != 0 && out.at(x, y, z) == 0) {
                        fill(mask, out, new int[] {x, y, z}, ++last, mostSteps);
                    }
                }
            }
        }
        return out;
    }

    private static void fill(Mask mask, LabelVoxels out, int[] seed, int number, int mostSteps) {
        Lattice l = mask.lattice();
        ArrayDeque<int[]> open = new ArrayDeque<>();
        open.add(seed);
        out.set(seed[0], seed[1], seed[2], number);
        while (!open.isEmpty()) {
            int[] p = open.remove();
            for (int n = 0; n < 27; n++) {
                int dx = n % 3 - 1;
                int dy = n / 3 % 3 - 1;
                int dz = n / 9 - 1;
                int x = p[0] + dx;
                int y = p[1] + dy;
                int z = p[2] + dz;
                boolean inside = x >= 0 && y >= 0 && z >= 0 && x < l.nx() && y < l.ny() && z < l.nz();
                if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) <= mostSteps
                        && inside
                        && mask.at(x, y, z) != 0
                        && out.at(x, y, z) == 0) {
                    out.set(x, y, z, number);
                    open.add(new int[] {x, y, z});
                }
            }
        }
    }
}
