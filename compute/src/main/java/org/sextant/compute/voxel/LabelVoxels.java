// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.sextant.world.error.SextantException;

/**
 * Numbers of objects, 0 for none, up to 2³¹ − 1 on a lattice: {@code planes()[z][x + nx·y]}.
 *
 * <p>Threads: any, where each writes to voxels of its own.
 */
public record LabelVoxels(Lattice lattice, int[][] planes) {
    public LabelVoxels {
        if (planes.length != lattice.nz() || planes[0].length != lattice.plane()) {
            throw new SextantException(
                    planes.length + " planes of " + planes[0].length + " values do not fit " + lattice);
        }
    }

    /** All 0. */
    public static LabelVoxels zero(Lattice lattice) {
        return new LabelVoxels(lattice, new int[lattice.nz()][lattice.plane()]);
    }

    public int at(int x, int y, int z) {
        return planes[z][x + lattice.nx() * y];
    }

    public void set(int x, int y, int z, int value) {
        planes[z][x + lattice.nx() * y] = value;
    }
}
