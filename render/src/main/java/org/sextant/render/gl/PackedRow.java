// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.render.residency.DenseField;

/** Rows in which each voxel comes with its neighbours at x + 1, y + 1 and both; the border's go on. Threads: one. */
final class PackedRow {
    private final DenseField field;
    private final byte[] row;
    private final byte[] next;

    PackedRow(DenseField field) {
        this.field = field;
        this.row = new byte[field.nx() * field.voxelBytes()];
        this.next = new byte[row.length];
    }

    /** Appends a row of voxels, four values each. */
    void copy(int y, int z, ByteBuffer out) {
        field.copyRow(y, z, ByteBuffer.wrap(row).order(ByteOrder.nativeOrder()));
        field.copyRow(Math.min(y + 1, field.ny() - 1), z, ByteBuffer.wrap(next).order(ByteOrder.nativeOrder()));
        int n = field.voxelBytes();
        int last = row.length - n;
        for (int i = 0; i < row.length; i += n) {
            int j = Math.min(i + n, last);
            out.put(row, i, n).put(row, j, n).put(next, i, n).put(next, j, n);
        }
    }
}
