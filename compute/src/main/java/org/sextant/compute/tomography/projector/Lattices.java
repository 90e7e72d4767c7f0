// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.joml.Vector3d;
import org.sextant.compute.voxel.Lattice;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Number and spacing of the voxels of a grid. */
final class Lattices {
    private Lattices() {}

    /** @throws SextantException if the grid is too large or oblique in itself */
    static Lattice of(VoxelGrid grid) {
        Size3 s = grid.size();
        Vector3d d = grid.spacingUm();
        if (Math.max(s.x(), Math.max(s.y(), s.z())) > Integer.MAX_VALUE) {
            throw new SextantException("a grid of " + s + " voxels cannot be held in memory; crop it");
        }
        return new Lattice((int) s.x(), (int) s.y(), (int) s.z(), d.x, d.y, d.z);
    }
}
