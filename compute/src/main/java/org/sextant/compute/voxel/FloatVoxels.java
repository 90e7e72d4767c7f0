// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.sextant.world.error.SextantException;

/**
 * Numbers on a lattice: {@code planes()[z][x + nx·y]}.
 *
 * <p>Threads: any, where each writes to voxels of its own.
 */
public record FloatVoxels(Lattice lattice, float[][] planes) {
    public FloatVoxels {
        if (planes.length != lattice.nz() || planes[0].length != lattice.plane()) {
            throw new SextantException(
                    planes.length + " planes of " + planes[0].length + " values do not fit " + lattice);
        }
    }

    /** All 0. */
    public static FloatVoxels zero(Lattice lattice) {
        return new FloatVoxels(lattice, new float[lattice.nz()][lattice.plane()]);
    }

    public float at(int x, int y, int z) {
        return planes[z][x + lattice.nx() * y];
    }

    public void set(int x, int y, int z, float value) {
        planes[z][x + lattice.nx() * y] = value;
    }
}
