// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * How the bytes of a headerless file are to be read: x fastest, then y, then z.
 *
 * @param offset bytes before the first voxel
 * @param indexToUm where voxels lie: directions (columns, one voxel long, µm) and the centre of voxel 0,0,0; null if unknown
 * @param scale from stored numbers to physical values
 */
public record RawLayout(
        Size3 size,
        ValueType type,
        long offset,
        ByteOrder order,
        @Nullable Matrix4x3dc indexToUm,
        ValueScale scale) {
    public RawLayout {
        if (offset < 0) {
            throw new SextantException("the offset of a raw file must be at least 0, not " + offset);
        }
        if (indexToUm != null) {
            indexToUm = new Matrix4x3d(indexToUm);
            if (!(indexToUm.isFinite() && Math.abs(indexToUm.determinant()) > 0)) {
                throw new SextantException("voxels of these directions, sizes and origin have no place in space: "
                        + indexToUm.toString().replaceAll("\\s+", " "));
            }
        }
    }

    /** Axis-aligned voxels of that size, the first of them at 0; null for null. */
    public static @Nullable Matrix4x3dc straight(@Nullable Vector3dc voxelUm) {
        return voxelUm == null ? null : new Matrix4x3d().scaling(voxelUm);
    }

    /** The grid in a frame; null if unknown. */
    public @Nullable VoxelGrid grid(FrameId frame) {
        Matrix4x3dc m = indexToUm;
        return m == null ? null : new VoxelGrid(size, new Affine3(frame.index(), frame, m));
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
