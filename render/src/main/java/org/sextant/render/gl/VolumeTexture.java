// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;
import org.sextant.render.residency.DenseField;

/** The voxels of a field in a texture, as they are stored. Threads: the context's. */
final class VolumeTexture implements AutoCloseable {
    /** How many bytes are handed over at once. */
    private static final int PIECE_BYTES = 8 << 20;

    private final GlCensus census;
    private final int texture;
    private final long bytes;

    /** @param packed four neighbours in each texel, see field.glsl */
    VolumeTexture(GlCensus census, DenseField field, boolean packed) {
        this.census = census;
        this.bytes = bytes(field, packed);
        texture = GL12C.glGenTextures();
        census.born();
        try {
            GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_BASE_LEVEL, 0);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAX_LEVEL, 0);
            int filter = packed ? GL12C.GL_NEAREST : GL12C.GL_LINEAR;
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MIN_FILTER, filter);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAG_FILTER, filter);
            for (int axis : new int[] {GL12C.GL_TEXTURE_WRAP_S, GL12C.GL_TEXTURE_WRAP_T, GL12C.GL_TEXTURE_WRAP_R}) {
                GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, axis, GL12C.GL_CLAMP_TO_EDGE);
            }
            upload(field, packed);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static long bytes(DenseField field, boolean packed) {
        return (long) field.nx() * field.ny() * field.nz() * field.voxelBytes() * (packed ? 4 : 1);
    }

    private void upload(DenseField field, boolean packed) {
        int format = packed ? GL12C.GL_RGBA : GL12C.GL_RED;
        int type = type(field);
        String what =
                "hold a volume of " + field.nx() + "×" + field.ny() + "×" + field.nz() + " voxels, " + bytes + " bytes";
        GL12C.glTexImage3D(
                GL12C.GL_TEXTURE_3D,
                0,
                internal(field, packed),
                field.nx(),
                field.ny(),
                field.nz(),
                0,
                format,
                type,
                (ByteBuffer) null);
        GlError.check(what);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 1);
        int row = field.nx() * field.voxelBytes() * (packed ? 4 : 1);
        int rows = Math.max(1, Math.min(field.ny(), PIECE_BYTES / row));
        ByteBuffer piece = MemoryUtil.memAlloc(row * rows);
        PackedRow pack = new PackedRow(field);
        try {
            for (int z = 0; z < field.nz(); z++) {
                for (int y = 0; y < field.ny(); y += rows) {
                    int n = Math.min(rows, field.ny() - y);
                    piece.clear();
                    for (int j = y; j < y + n; j++) {
                        if (packed) {
                            pack.copy(j, z, piece);
                        } else {
                            field.copyRow(j, z, piece);
                        }
                    }
                    piece.flip();
                    GL12C.glTexSubImage3D(GL12C.GL_TEXTURE_3D, 0, 0, y, z, field.nx(), n, 1, format, type, piece);
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

    private static int internal(DenseField field, boolean packed) {
        return switch (field.voxelBytes()) {
            case 1 -> packed ? GL30C.GL_RGBA8 : GL30C.GL_R8;
            case 2 -> packed ? GL30C.GL_RGBA16 : GL30C.GL_R16;
            default -> packed ? GL30C.GL_RGBA32F : GL30C.GL_R32F;
        };
    }

    long bytes() {
        return bytes;
    }

    void bind(int unit) {
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + unit);
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
    }

    @Override
    public void close() {
        GL12C.glDeleteTextures(texture);
        census.gone();
    }
}
