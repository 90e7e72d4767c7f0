// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.render.residency.DenseField;

/**
 * Rows in which each voxel comes with its neighbours at x + 1, y + 1 and both, from the one before the first voxel on; the
 * border's go on. Threads: one.
 */
final class PackedRow {
    private final DenseField field;
    private final int count;
    private final byte[] row;
    private final byte[] next;
    private final byte[] packed;

    /** @param count of entries, at least two more than voxels */
    PackedRow(DenseField field, int count) {
        this.field = field;
        this.count = count;
        int n = field.voxelBytes();
        this.row = new byte[(count + 1) * n];
        this.next = new byte[row.length];
        this.packed = new byte[4 * count * n];
    }

    /**
     * The entries of a row, four values each, valid until the next call.
     *
     * @param y,z of the row; may lie beyond the border
     */
    byte[] entries(int y, int z) {
        read(y, z, row);
        read(y + 1, z, next);
        int n = field.voxelBytes();
        if (n == 1) {
            for (int i = 0, at = 0; i < count; i++, at += 4) {
                packed[at] = row[i];
                packed[at + 1] = row[i + 1];
                packed[at + 2] = next[i];
                packed[at + 3] = next[i + 1];
            }
            return packed;
        }
        for (int i = 0; i < count * n; i += n) {
            System.arraycopy(row, i, packed, 4 * i, 2 * n);
            System.arraycopy(next, i, packed, 4 * i + 2 * n, 2 * n);
        }
        return packed;
    }

    private void read(int y, int z, byte[] out) {
        int n = field.voxelBytes();
        ByteBuffer voxels = ByteBuffer.wrap(out, n, field.nx() * n).order(ByteOrder.nativeOrder());
        field.copyRow(within(y, field.ny()), within(z, field.nz()), voxels);
        System.arraycopy(out, n, out, 0, n);
        for (int i = (field.nx() + 1) * n; i < out.length; i++) {
            out[i] = out[i - n];
        }
    }

    private static int within(int i, int n) {
        return Math.max(0, Math.min(i, n - 1));
    }
}
