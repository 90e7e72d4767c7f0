// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** A value for every voxel: the oracle that files and volumes are compared with. */
@FunctionalInterface
public interface Voxels {
    double at(long x, long y, long z);

    /**
     * Values that differ between neighbours along every axis and between axes, and that reach both ends of the type, so
     * that swapped axes, flipped rows, wrong byte order and lost signs show.
     */
    static Voxels distinct(ValueType type) {
        return (x, y, z) -> {
            if (x == 0 && y == 0 && z == 0) {
                return type.isInteger() ? type.min() : -1.5;
            }
            if (x == 1 && y == 0 && z == 0) {
                return type.isInteger() ? type.max() : 60000;
            }
            long h = x * 7 + y * 131 + z * 1009 + x * y * 3 + y * z * 5;
            return switch (type) {
                case U8 -> h & 0xff;
                case I8 -> (byte) h;
                case U16 -> h * 37 & 0xffff;
                case I16 -> (short) (h * 37);
                case U32 -> h * 2654435761L & 0xffffffffL;
                case I32 -> (int) (h * 2654435761L);
                case F16 -> (h % 2048) / 8.0 - 100;
                case F32 -> (float) (h * 0.37 - 1000);
                case F64 -> h * 0.37 - 1000;
            };
        };
    }

    /** The values as an array of the type, x fastest. */
    default Object array(Size3 size, ValueType type) {
        Object a = type.allocate(Math.toIntExact(size.voxels()));
        int i = 0;
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    type.set(a, i++, at(x, y, z));
                }
            }
        }
        return a;
    }

    /** A volume in memory, in blocks of 16×8×4 voxels, of the frame {@code "test"}. */
    default Volume volume(Size3 size, ValueType type, @Nullable Vector3dc voxelUm, BlockCache cache) {
        VoxelGrid grid = voxelUm == null ? null : VoxelGrid.of(new FrameId("test"), size, voxelUm, new Vector3d());
        return volume(size, grid, type, cache);
    }

    /** The same with any grid. */
    default Volume volume(Size3 size, @Nullable VoxelGrid grid, ValueType type, BlockCache cache) {
        return BlockVolume.builder("memory", "memory", type, cache)
                .level(new BlockLayout(size, 16, 8, 4), r -> {
                    Object a = type.allocate(r.voxels());
                    int i = 0;
                    for (long z = r.z(); z < r.z() + r.nz(); z++) {
                        for (long y = r.y(); y < r.y() + r.ny(); y++) {
                            for (long x = r.x(); x < r.x() + r.nx(); x++) {
                                type.set(a, i++, at(x, y, z));
                            }
                        }
                    }
                    return a;
                })
                .grid(grid)
                .build();
    }
}
