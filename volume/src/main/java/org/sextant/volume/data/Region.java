// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/** A box of voxels: first index and extent. Its voxels, x fastest, fit one Java array. */
public record Region(long x, long y, long z, int nx, int ny, int nz) {
    public Region {
        if (nx < 1
                || ny < 1
                || nz < 1
                || (long) nx * ny > Integer.MAX_VALUE
                || (long) nx * ny * nz > Integer.MAX_VALUE - 8) {
            throw new SextantException("a region of " + nx + "×" + ny + "×" + nz
                    + " voxels cannot be held in one array (1 to 2³¹ voxels); read it in parts");
        }
    }

    public int voxels() {
        return nx * ny * nz;
    }

    public boolean liesIn(Size3 size) {
        return x >= 0 && y >= 0 && z >= 0 && x <= size.x() - nx && y <= size.y() - ny && z <= size.z() - nz;
    }
}
