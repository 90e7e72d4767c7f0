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
        return 4L * field.voxelBytes() * PackedShape.of(field).entries();
    }

    /** Row by row of blocks. */
    private void upload(DenseField field) {
        PackedShape shape = PackedShape.of(field);
        int entry = 4 * field.voxelBytes();
        PackedRow rows = new PackedRow(field, shape.blocksX() * PackedShape.EDGE);
        ByteBuffer piece = MemoryUtil.memAlloc(shape.blocksX() * PackedShape.BLOCK * entry);
        try {
            for (int z = 0; z < shape.blocksZ(); z++) {
                for (int y = 0; y < shape.blocksY(); y++) {
                    fill(piece, rows, shape, y * PackedShape.EDGE - 1, z * PackedShape.EDGE - 1, entry);
                    table.put((long) piece.capacity() * (y + (long) shape.blocksY() * z), piece);
                }
            }
        } finally {
            MemoryUtil.memFree(piece);
        }
    }

    private static void fill(ByteBuffer piece, PackedRow rows, PackedShape shape, int firstY, int firstZ, int entry) {
        int run = PackedShape.EDGE * entry;
        for (int i = 0; i < PackedShape.EDGE * PackedShape.EDGE; i++) {
            byte[] row = rows.entries(firstY + i % PackedShape.EDGE, firstZ + i / PackedShape.EDGE);
            for (int b = 0; b < shape.blocksX(); b++) {
                piece.put(b * PackedShape.BLOCK * entry + i * run, row, b * run, run);
            }
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
