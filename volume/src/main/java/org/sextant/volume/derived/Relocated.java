// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.Optional;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/** The same voxels in another place, such as in the frame of another scan. Closing it closes the base. */
public final class Relocated extends VolumeView {
    private final VoxelGrid grid;

    /** @throws SextantException if the grid has another number of voxels */
    public Relocated(Volume base, VoxelGrid grid) {
        super(base);
        if (!grid.size().equals(base.size())) {
            throw new SextantException(base.source() + " has " + base.size() + " voxels, its new grid " + grid.size());
        }
        this.grid = grid;
    }

    @Override
    public Optional<VoxelGrid> knownGrid() {
        return Optional.of(grid);
    }
}
