// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;
import org.sextant.render.residency.DenseField;

/** The voxels of a field in a texture, as they are stored. Threads: the context's. */
final class VolumeTexture implements VoxelTexture {
    /** How many bytes are handed over at once. */
    private static final int PIECE_BYTES = 8 << 20;

    private final GlCensus census;
    private final int texture;
    private final long bytes;

    VolumeTexture(GlCensus census, DenseField field) {
        this.census = census;
        this.bytes = bytes(field);
        texture = GL12C.glGenTextures();
        census.born();
        try {
            GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_BASE_LEVEL, 0);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAX_LEVEL, 0);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MIN_FILTER, GL12C.GL_LINEAR);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAG_FILTER, GL12C.GL_LINEAR);
            for (int axis : new int[] {GL12C.GL_TEXTURE_WRAP_S, GL12C.GL_TEXTURE_WRAP_T, GL12C.GL_TEXTURE_WRAP_R}) {
                GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, axis, GL12C.GL_CLAMP_TO_EDGE);
            }
            upload(field);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static long bytes(DenseField field) {
        return (long) field.nx() * field.ny() * field.nz() * field.voxelBytes();
    }

    private void upload(DenseField field) {
        int type = type(field);
        String what =
                "hold a volume of " + field.nx() + "×" + field.ny() + "×" + field.nz() + " voxels, " + bytes + " bytes";
        GL12C.glTexImage3D(
                GL12C.GL_TEXTURE_3D,
                0,
                internal(field),
                field.nx(),
                field.ny(),
                field.nz(),
                0,
                GL12C.GL_RED,
                type,
                (ByteBuffer) null);
        GlError.check(what);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 1);
        int row = field.nx() * field.voxelBytes();
        int rows = Math.max(1, Math.min(field.ny(), PIECE_BYTES / row));
        ByteBuffer piece = MemoryUtil.memAlloc(row * rows);
        try {
            for (int z = 0; z < field.nz(); z++) {
                for (int y = 0; y < field.ny(); y += rows) {
                    int n = Math.min(rows, field.ny() - y);
                    piece.clear();
                    for (int j = y; j < y + n; j++) {
                        field.copyRow(j, z, piece);
                    }
                    piece.flip();
                    GL12C.glTexSubImage3D(GL12C.GL_TEXTURE_3D, 0, 0, y, z, field.nx(), n, 1, GL12C.GL_RED, type, piece);
                }
            }
        } finally {
            MemoryUtil.memFree(piece);
        }
        GlError.check(what);
    }

    private static int type(DenseField field) {
        return switch (field.voxelBytes()) {
            case 1 -> GL12C.GL_UNSIGNED_BYTE;
            case 2 -> GL12C.GL_UNSIGNED_SHORT;
            default -> GL12C.GL_FLOAT;
        };
    }

    private static int internal(DenseField field) {
        return switch (field.voxelBytes()) {
            case 1 -> GL30C.GL_R8;
            case 2 -> GL30C.GL_R16;
            default -> GL30C.GL_R32F;
        };
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void bind(int unit) {
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + unit);
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
    }

    @Override
    public void close() {
        GL12C.glDeleteTextures(texture);
        census.gone();
    }
}
