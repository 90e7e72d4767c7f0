// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Voxels in memory as a volume that can be written, shown and measured. */
public final class VoxelVolume {
    private VoxelVolume() {}

    /**
     * @param grid null if no voxel size is known
     * @param unit of the numbers, such as {@code um}; empty for none
     */
    public static Volume of(String name, FloatVoxels voxels, @Nullable VoxelGrid grid, String unit) {
        return of(name, voxels.lattice(), ValueType.F32, voxels.planes(), grid, new ValueScale(1, 0, unit));
    }

    /** Values 0 and 1, type u8. */
    public static Volume of(String name, Mask mask, @Nullable VoxelGrid grid) {
        return of(name, mask.lattice(), ValueType.U8, mask.planes(), grid, ValueScale.NONE);
    }

    /** Type u32. */
    public static Volume of(String name, LabelVoxels labels, VoxelGrid grid) {
        return of(name, labels.lattice(), ValueType.U32, labels.planes(), grid, ValueScale.NONE);
    }

    private static Volume of(
            String name, Lattice lattice, ValueType type, Object[] planes, @Nullable VoxelGrid grid, ValueScale scale) {
        Size3 size = new Size3(lattice.nx(), lattice.ny(), lattice.nz());
        if (grid != null && !grid.size().equals(size)) {
            throw new SextantException(name + " has " + lattice + ", its grid has " + grid.size());
        }
        return BlockVolume.builder(name, "memory", type, new BlockCache(16L << 20))
                .level(BlockLayout.ofPlanes(size), r -> copy(lattice, type, planes, r))
                .grid(grid)
                .scale(scale)
                .build();
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static Object copy(Lattice lattice, ValueType type, Object[] planes, Region r) {
        Object out = type.allocate(r.voxels());
        for (int z = 0; z < r.nz(); z++) {
            for (int y = 0; y < r.ny(); y++) {
                System.arraycopy(
                        planes[(int) r.z() + z],
                        (int) r.x() + lattice.nx() * ((int) r.y() + y),
                        out,
                        r.nx() * (y + r.ny() * z),
                        r.nx());
            }
        }
        return out;
    }
}
