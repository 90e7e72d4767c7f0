// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;
import org.sextant.render.residency.LabelField;

/** The ranks of a label volume in a texture of whole numbers. Threads: the context's. */
final class LabelTexture implements AutoCloseable {
    private final GlCensus census;
    private final int texture;
    private final long bytes;

    LabelTexture(GlCensus census, LabelField field) {
        this.census = census;
        this.bytes = bytes(field);
        texture = GL12C.glGenTextures();
        census.born();
        try {
            GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAX_LEVEL, 0);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MIN_FILTER, GL12C.GL_NEAREST);
            GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAG_FILTER, GL12C.GL_NEAREST);
            upload(field);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static long bytes(LabelField field) {
        return (long) field.nx() * field.ny() * field.nz() * field.voxelBytes();
    }

    private void upload(LabelField field) {
        String what =
                "hold labels of " + field.nx() + "×" + field.ny() + "×" + field.nz() + " voxels, " + bytes + " bytes";
        int n = field.voxelBytes();
        int internal = n == 1 ? GL30C.GL_R8UI : n == 2 ? GL30C.GL_R16UI : GL30C.GL_R32UI;
        int type = n == 1 ? GL12C.GL_UNSIGNED_BYTE : n == 2 ? GL12C.GL_UNSIGNED_SHORT : GL12C.GL_UNSIGNED_INT;
        int format = GL30C.GL_RED_INTEGER;
        GL12C.glTexImage3D(
                GL12C.GL_TEXTURE_3D, 0, internal, field.nx(), field.ny(), field.nz(), 0, format, type, (ByteBuffer)
                        null);
        GlError.check(what);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 1);
        ByteBuffer row = MemoryUtil.memAlloc(field.nx() * n).order(ByteOrder.nativeOrder());
        try {
            for (int z = 0; z < field.nz(); z++) {
                for (int y = 0; y < field.ny(); y++) {
                    copyRow(field, y, z, row.clear());
                    GL12C.glTexSubImage3D(GL12C.GL_TEXTURE_3D, 0, 0, y, z, field.nx(), 1, 1, format, type, row.flip());
                }
            }
        } finally {
            MemoryUtil.memFree(row);
        }
        GlError.check(what);
    }

    private static void copyRow(LabelField field, int y, int z, ByteBuffer out) {
        for (int x = 0; x < field.nx(); x++) {
            int rank = field.rank(x, y, z);
            switch (field.voxelBytes()) {
                case 1 -> out.put((byte) rank);
                case 2 -> out.putShort((short) rank);
                default -> out.putInt(rank);
            }
        }
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
