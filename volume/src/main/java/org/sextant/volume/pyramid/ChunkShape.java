// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/** Voxels of a chunk along x, y and z. */
public record ChunkShape(int x, int y, int z) {
    public ChunkShape {
        if (x < 2 || y < 2 || z < 2 || x % 2 != 0 || y % 2 != 0 || z % 2 != 0 || (long) x * y * z > 1 << 28) {
            throw new SextantException("chunks have an even number of voxels along each axis, at most 2^28 in all, not "
                    + x + "," + y + "," + z);
        }
    }

    /** Extent along an axis (0 → x) of the chunks of a level: no longer than the level itself. */
    public int clipped(Size3 level, int axis) {
        return (int) Math.min(axis == 0 ? x : axis == 1 ? y : z, level.get(axis));
    }
}
