// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import org.sextant.volume.value.ValueType;

/**
 * Voxels in one piece, one array per plane, so that their number may exceed 2³¹.
 *
 * <p>Threads: filled by several that write different voxels, then read by any.
 */
public abstract sealed class DenseField extends VoxelField permits ByteField, ShortField, FloatField {
    protected DenseField(int nx, int ny, int nz) {
        super(nx, ny, nz);
    }

    /** A field that holds values of a type: 8 and 16 bit integers as they are, all others as floats. */
    public static DenseField allocate(ValueType type, int nx, int ny, int nz) {
        return switch (type) {
            case U8 -> new ByteField(nx, ny, nz, 0);
            case I8 -> new ByteField(nx, ny, nz, 128);
            case U16 -> new ShortField(nx, ny, nz, 0);
            case I16 -> new ShortField(nx, ny, nz, 32768);
            default -> new FloatField(nx, ny, nz);
        };
    }

    /** Writes voxels of one row as they are stored, in the buffer's byte order. */
    public abstract void copyRow(int y, int z, ByteBuffer out);

    /** Stores means; integers are rounded half up. */
    abstract void put(double[] means, int from, int x, int y, int z, int n);

    /** Stores values of an array of this field's type. */
    abstract void copy(ValueType type, Object array, int from, int x, int y, int z, int n);
}
