// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.function.IntFunction;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Connected components of a mask, numbered 1, 2, … in the order of their first voxels (x fastest, then y, then z).
 *
 * <p>How: the runs of each row (all threads, plane by plane); runs that touch are joined by union-find within slabs (all
 * threads), then across slabs. Planes are asked for once and not kept, so that the mask may be larger than memory and
 * have more than 2³¹ voxels: held are 12 bytes a run and 4 a row.
 */
public record Components(Connectivity connectivity, WorkContext work) {
    private static final String WHAT = "connected components";

    public RunLabels of(Mask mask) {
        return of(mask.lattice(), z -> mask.planes()[z]);
    }

    /**
     * @param planes the mask's plane z, values 0 and 1; asked for once each, from several threads, in rising order
     * @throws SextantException if there are more than 2³¹ − 9 runs
     */
    public RunLabels of(Lattice lattice, IntFunction<byte[]> planes) {
        int nz = lattice.nz();
        RunPlane[] runs = new RunPlane[nz];
        work.forEach(WHAT, nz, z -> runs[(int) z] = RunPlane.of(planes.apply((int) z), lattice.nx()));
        int[] first = new int[nz + 1];
        long total = 0;
        for (int z = 0; z < nz; z++) {
            total += runs[z].count();
            if (total > Integer.MAX_VALUE - 8) {
                throw new SextantException("the mask has more than 2^31 separate rows of voxels up to plane " + z
                        + "; smooth it, or crop the volume");
            }
            first[z + 1] = (int) total;
        }
        RunUnion union = new RunUnion((int) total, connectivity);
        int slabs = Math.min(nz, 4 * work.threads());
        work.forEach(WHAT, slabs, s -> {
            int end = (int) ((s + 1) * nz / slabs);
            for (int z = (int) (s * nz / slabs), from = z; z < end; z++) {
                union.within(runs[z], first[z]);
                if (z > from) {
                    union.between(runs[z - 1], first[z - 1], runs[z], first[z]);
                }
            }
        });
        for (int s = 1; s < slabs; s++) {
            int z = (int) ((long) s * nz / slabs);
            union.between(runs[z - 1], first[z - 1], runs[z], first[z]);
        }
        return RunLabels.of(lattice, runs, first, union.numbers());
    }
}
