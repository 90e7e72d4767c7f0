// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;

/** Single voxels of one level, which keeps hold of the block read last. Threads: one. */
final class VoxelReader {
    private final Level level;
    private long held = -1;
    private Object block = new Object();
    private Region region = new Region(0, 0, 0, 1, 1, 1);

    VoxelReader(Level level) {
        this.level = level;
    }

    /** The stored value of a voxel inside the level. */
    double at(long x, long y, long z) {
        long index = level.layout()
                .index(
                        x / level.layout().bx(),
                        y / level.layout().by(),
                        z / level.layout().bz());
        if (index != held) {
            block = level.block(index);
            region = level.layout().region(index);
            held = index;
        }
        int i = (int) (x - region.x()) + region.nx() * ((int) (y - region.y()) + region.ny() * (int) (z - region.z()));
        return level.type().get(block, i);
    }
}
