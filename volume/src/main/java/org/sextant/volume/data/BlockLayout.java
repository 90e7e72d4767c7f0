// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/** How a level is cut into blocks of bx×by×bz voxels; blocks at the far border are clipped to the volume. */
public record BlockLayout(Size3 volume, int bx, int by, int bz) {
    /** About 1 MiB: large enough to read fast, small enough that a slice does not load the volume. */
    private static final int TARGET_VOXELS = 1 << 20;

    public BlockLayout {
        new Region(0, 0, 0, bx, by, bz);
        bx = (int) Math.min(bx, volume.x());
        by = (int) Math.min(by, volume.y());
        bz = (int) Math.min(bz, volume.z());
    }

    /** Whole rows of one plane, about a million voxels a block: for files that store plane after plane. */
    public static BlockLayout ofPlanes(Size3 size) {
        if (size.x() > Integer.MAX_VALUE - 8) {
            throw new SextantException("rows of " + size.x() + " voxels are longer than a block can hold");
        }
        long rows = Math.max(1, Math.min(size.y(), TARGET_VOXELS / size.x()));
        return new BlockLayout(size, (int) size.x(), (int) rows, 1);
    }

    public long countX() {
        return (volume.x() - 1) / bx + 1;
    }

    public long countY() {
        return (volume.y() - 1) / by + 1;
    }

    public long countZ() {
        return (volume.z() - 1) / bz + 1;
    }

    public long count() {
        return countX() * countY() * countZ();
    }

    /** Number of the block at block position i, j, k; x fastest. */
    public long index(long i, long j, long k) {
        return i + countX() * (j + countY() * k);
    }

    /** The voxels of the block of that number. */
    public Region region(long index) {
        long x = index % countX() * bx;
        long y = index / countX() % countY() * by;
        long z = index / (countX() * countY()) * bz;
        return new Region(x, y, z, (int) Math.min(bx, volume.x() - x), (int) Math.min(by, volume.y() - y), (int)
                Math.min(bz, volume.z() - z));
    }
}
