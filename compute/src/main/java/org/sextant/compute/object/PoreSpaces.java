// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * The connected pores of each object, and which of them are closed. Two pore voxels of one object are connected if they are
 * neighbours; a pore is open if one of its voxels is a neighbour of anything that is not of its object, or lies at the border
 * of the volume, behind which nobody knows.
 *
 * <p>Neighbours share a face (6), or also an edge (18), or also a corner (26).
 */
public final class PoreSpaces {
    /** Pore or not for each voxel of a plane. */
    @FunctionalInterface
    public interface PorePlanes {
        /** 1 for pores, {@code [x + nx·y]}. */
        byte[] plane(int z);
    }

    private static final int OPEN = 1;

    private final RunComponents pores;

    private PoreSpaces(RunComponents pores) {
        this.pores = pores;
    }

    /**
     * Finds the pores.
     *
     * @param neighbours 6, 18 or 26
     */
    public static PoreSpaces of(LabelPlanes planes, PorePlanes pores, int neighbours, WorkContext work) {
        Lattice l = planes.lattice();
        int reach = RunComponents.reach(neighbours);
        return new PoreSpaces(RunComponents.of(
                l,
                z -> {
                    int[][] near = {
                        z == 0 ? null : planes.plane(z - 1),
                        planes.plane(z),
                        z + 1 == l.nz() ? null : planes.plane(z + 1)
                    };
                    return runs(near, pores.plane(z), l, reach);
                },
                neighbours,
                work));
    }

    public int count() {
        return pores.count();
    }

    /** Object that a pore lies in. */
    public int label(int pore) {
        return pores.key(pore);
    }

    public long voxels(int pore) {
        return pores.voxels(pore);
    }

    public boolean isClosed(int pore) {
        return (pores.flags(pore) & OPEN) == 0;
    }

    private static RunComponents.PlaneRuns runs(int[][] near, byte[] pores, Lattice l, int reach) {
        RunComponents.PlaneRuns out = new RunComponents.PlaneRuns(l.ny());
        int nx = l.nx();
        int[] labels = near[1];
        for (int y = 0; y < l.ny(); y++) {
            int from = y * nx;
            for (int x = 0; x < nx; ) {
                int of = pores[from + x] == 0 ? 0 : labels[from + x];
                int start = x++;
                if (of == 0) {
                    continue;
                }
                while (x < nx && pores[from + x] != 0 && labels[from + x] == of) {
                    x++;
                }
                out.add(y, start, x, of, leaves(near, l, start, x, y, reach) ? OPEN : 0);
            }
        }
        return out;
    }

    /** Whether a voxel of the run has a neighbour of another label, or none at all. */
    private static boolean leaves(int[][] near, Lattice l, int x0, int x1, int y, int reach) {
        int nx = l.nx();
        int of = near[1][y * nx + x0];
        for (int dz = -1; dz <= 1; dz++) {
            int[] plane = near[dz + 1];
            for (int dy = -1; dy <= 1; dy++) {
                int steps = Math.abs(dz) + Math.abs(dy);
                if (steps > reach) {
                    continue;
                }
                int wider = steps < reach ? 1 : 0;
                if (plane == null || y + dy < 0 || y + dy >= l.ny() || x0 - wider < 0 || x1 + wider > nx) {
                    return true;
                }
                int row = (y + dy) * nx;
                for (int x = x0 - wider; x < x1 + wider; x++) {
                    if (plane[row + x] != of) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
