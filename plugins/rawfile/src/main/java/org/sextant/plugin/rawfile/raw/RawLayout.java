// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * How the bytes of a headerless file are to be read: x fastest, then y, then z.
 *
 * @param offset bytes before the first voxel
 * @param voxelUm voxel size, µm along x, y, z; null if unknown
 * @param scale from stored numbers to physical values
 */
public record RawLayout(
        Size3 size,
        ValueType type,
        long offset,
        ByteOrder order,
        @Nullable Vector3dc voxelUm,
        ValueScale scale) {
    public RawLayout {
        if (offset < 0) {
            throw new SextantException("the offset of a raw file must be at least 0, not " + offset);
        }
        if (voxelUm != null) {
            voxelUm = new Vector3d(voxelUm);
            if (!(voxelUm.x() > 0 && voxelUm.y() > 0 && voxelUm.z() > 0 && voxelUm.isFinite())) {
                throw new SextantException("the voxel size must be above 0 along each axis, not " + voxelUm + " um");
            }
        }
    }

    /** Bytes the file must have; empty past 2⁶³. */
    public OptionalLong fileBytes() {
        try {
            return OptionalLong.of(Math.addExact(offset, Math.multiplyExact(size.voxels(), (long) type.fileBytes())));
        } catch (ArithmeticException | SextantException e) {
            return OptionalLong.empty();
        }
    }
}
