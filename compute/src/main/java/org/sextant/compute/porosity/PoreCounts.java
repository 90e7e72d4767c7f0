// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.io.IOException;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Voxels of a sample and of its pores, and the area between pores and solid.
 *
 * @param wallUm2 voxel faces between a pore voxel and a voxel of the sample that is none; the borders of volume and sample do
 *     not count
 */
record PoreCounts(long sampleVoxels, long poreVoxels, double wallUm2) {
    /** Counts on all threads, a plane at a time. */
    static PoreCounts of(Lattice l, SamplePlanes planes, WorkContext work) {
        long[] sums = new long[5];
        try {
            work.forEachInOrder(
                    "counting pores",
                    l.nz(),
                    z -> plane(l, planes.plane((int) z), z + 1 < l.nz() ? planes.plane((int) z + 1) : new byte[0]),
                    (z, part) -> {
                        for (int k = 0; k < sums.length; k++) {
                            sums[k] += part[k];
                        }
                    });
        } catch (IOException e) {
            throw new SextantException("counting pores failed: " + e.getMessage(), e);
        }
        return new PoreCounts(
                sums[0],
                sums[1],
                sums[2] * l.dyUm() * l.dzUm() + sums[3] * l.dxUm() * l.dzUm() + sums[4] * l.dxUm() * l.dyUm());
    }

    private static long[] plane(Lattice l, byte[] here, byte[] above) {
        long[] sums = new long[5];
        for (int y = 0, i = 0; y < l.ny(); y++) {
            for (int x = 0; x < l.nx(); x++, i++) {
                int v = here[i];
                if (v == SamplePlanes.OUTSIDE) {
                    continue;
                }
                sums[0]++;
                sums[1] += v == SamplePlanes.PORE ? 1 : 0;
                sums[2] += x + 1 < l.nx() && isWall(v, here[i + 1]) ? 1 : 0;
                sums[3] += y + 1 < l.ny() && isWall(v, here[i + l.nx()]) ? 1 : 0;
                sums[4] += above.length > 0 && isWall(v, above[i]) ? 1 : 0;
            }
        }
        return sums;
    }

    private static boolean isWall(int a, int b) {
        return a != b && b != SamplePlanes.OUTSIDE;
    }
}
