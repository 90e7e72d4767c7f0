// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.sextant.world.error.SextantException;

/**
 * A yes (1) or no (0) for each voxel on a lattice: {@code planes()[z][x + nx·y]}.
 *
 * <p>Threads: any, where each writes to voxels of its own.
 */
public record Mask(Lattice lattice, byte[][] planes) {
    public Mask {
        if (planes.length != lattice.nz() || planes[0].length != lattice.plane()) {
            throw new SextantException(
                    planes.length + " planes of " + planes[0].length + " values do not fit " + lattice);
        }
    }

    /** All 0. */
    public static Mask zero(Lattice lattice) {
        return new Mask(lattice, new byte[lattice.nz()][lattice.plane()]);
    }

    public byte at(int x, int y, int z) {
        return planes[z][x + lattice.nx() * y];
    }

    public void set(int x, int y, int z, byte value) {
        planes[z][x + lattice.nx() * y] = value;
    }
}
