// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.io.IOException;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.world.grid.Size3;

/**
 * Some planes of a volume, one after the other.
 *
 * @param planes index z of each in the volume
 */
record ChosenPlanes(DatasetVoxels all, int[] planes) implements BlockReader {
    BlockLayout layout() {
        BlockLayout of = all.layout();
        return new BlockLayout(new Size3(all.size().x(), all.size().y(), planes.length), of.bx(), of.by(), 1);
    }

    @Override
    public Object read(Region r) throws IOException {
        return all.read(new Region(r.x(), r.y(), planes[(int) r.z()], r.nx(), r.ny(), 1));
    }
}
