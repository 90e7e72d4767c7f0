// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;
import org.sextant.render.residency.DenseField;

/**
 * The voxels of a field as a table in which each comes with three neighbours, see field.glsl: four times the memory, and
 * less than half the time on processors. Threads: the context's.
 */
final class PackedVolume implements VoxelTexture {
    /** How many bytes are handed over at once. */
    private static final int PIECE_BYTES = 8 << 20;

    private final BufferTexture table;
    private final long bytes;

    PackedVolume(GlCensus census, DenseField field) {
        table = new BufferTexture(census, format(field));
        bytes = bytes(field);
        try {
            table.allocate(bytes);
            upload(field);
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    static long bytes(DenseField field) {
        return 4L * field.voxelBytes() * entries(field);
    }

    /** Length of the table. */
    static long entries(DenseField field) {
        return (long) field.nx() * field.ny() * field.nz();
    }

    private void upload(DenseField field) {
        int row = 4 * field.voxelBytes() * field.nx();
        ByteBuffer piece = MemoryUtil.memAlloc(Math.max(row, PIECE_BYTES / row * row));
        PackedRow pack = new PackedRow(field);
        try {
            long at = 0;
            for (int z = 0; z < field.nz(); z++) {
                for (int y = 0; y < field.ny(); y++) {
                    pack.copy(y, z, piece);
                    boolean last = z == field.nz() - 1 && y == field.ny() - 1;
                    if (last || piece.remaining() < row) {
                        table.put(at, piece.flip());
                        at += piece.limit();
                        piece.clear();
                    }
                }
            }
        } finally {
            MemoryUtil.memFree(piece);
        }
    }

    private static int format(DenseField field) {
        return switch (field.voxelBytes()) {
            case 1 -> GL30C.GL_RGBA8;
            case 2 -> GL30C.GL_RGBA16;
            default -> GL30C.GL_RGBA32F;
        };
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void bind(int unit) {
        table.bind(unit);
    }

    @Override
    public void close() {
        table.close();
    }
}
