// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.system.MemoryUtil;

/**
 * A three-dimensional texture that is filled from rows, many of them at a time; beyond its border the border goes on.
 * Threads: the context's.
 */
final class Texture3 implements AutoCloseable {
    /** How many bytes are handed over at once, at most, unless a row has more. */
    private static final int PIECE_BYTES = 8 << 20;

    /**
     * What a texel is.
     *
     * @param internal in the texture, such as GL_R8
     * @param format of what is handed over, such as GL_RED
     * @param type of its numbers
     * @param bytes of what is handed over for a texel
     * @param filter GL_LINEAR or GL_NEAREST
     */
    record Texel(int internal, int format, int type, int bytes, int filter) {
        /**
         * A value of 1, 2 or 4 bytes that is interpolated; a float if of 4.
         *
         * @param software whether a processor does the work: such drivers interpolate texels of 8 bits to 8 bits only
         */
        static Texel value(int bytes, boolean software) {
            int internal = switch (heldBytes(bytes, software)) {
                case 1 -> GL30C.GL_R8;
                case 2 -> GL30C.GL_R16;
                default -> GL30C.GL_R32F;
            };
            int type = switch (bytes) {
                case 1 -> GL12C.GL_UNSIGNED_BYTE;
                case 2 -> GL12C.GL_UNSIGNED_SHORT;
                default -> GL12C.GL_FLOAT;
            };
            return new Texel(internal, GL12C.GL_RED, type, bytes, GL12C.GL_LINEAR);
        }

        /** What such a value takes in the texture. */
        static int heldBytes(int bytes, boolean software) {
            return bytes == 1 && software ? 2 : bytes;
        }

        /** A whole number of 1, 2 or 4 bytes. */
        static Texel number(int bytes) {
            return switch (bytes) {
                case 1 -> number(GL30C.GL_R8UI, GL12C.GL_UNSIGNED_BYTE, 1);
                case 2 -> number(GL30C.GL_R16UI, GL12C.GL_UNSIGNED_SHORT, 2);
                default -> number(GL30C.GL_R32UI, GL12C.GL_UNSIGNED_INT, 4);
            };
        }

        private static Texel number(int internal, int type, int bytes) {
            return new Texel(internal, GL30C.GL_RED_INTEGER, type, bytes, GL12C.GL_NEAREST);
        }
    }

    /** Where texels come from. */
    @FunctionalInterface
    interface Rows {
        /** Appends a row, in the machine's byte order; y and z are counted from where the rows are put. */
        void copy(int y, int z, ByteBuffer out);
    }

    /** A box of texels. */
    record Place(int x, int y, int z, int nx, int ny, int nz) {
        static Place of(int nx, int ny, int nz) {
            return new Place(0, 0, 0, nx, ny, nz);
        }
    }

    private final GlCensus census;
    private final Texel texel;
    private final String what;
    private final int texture;

    /** @param what it holds, for messages */
    Texture3(GlCensus census, Texel texel, int nx, int ny, int nz, String what) {
        this.census = census;
        this.texel = texel;
        this.what = what + " of " + nx + "×" + ny + "×" + nz;
        texture = GL12C.glGenTextures();
        census.born();
        try {
            GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
            set(GL12C.GL_TEXTURE_BASE_LEVEL, 0);
            set(GL12C.GL_TEXTURE_MAX_LEVEL, 0);
            set(GL12C.GL_TEXTURE_MIN_FILTER, texel.filter());
            set(GL12C.GL_TEXTURE_MAG_FILTER, texel.filter());
            set(GL12C.GL_TEXTURE_WRAP_S, GL12C.GL_CLAMP_TO_EDGE);
            set(GL12C.GL_TEXTURE_WRAP_T, GL12C.GL_CLAMP_TO_EDGE);
            set(GL12C.GL_TEXTURE_WRAP_R, GL12C.GL_CLAMP_TO_EDGE);
            GL12C.glTexImage3D(
                    GL12C.GL_TEXTURE_3D, 0, texel.internal(), nx, ny, nz, 0, texel.format(), texel.type(), (ByteBuffer)
                            null);
            GlError.check("hold " + this.what);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void set(int parameter, int value) {
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, parameter, value);
    }

    /** Fills a part of it. */
    void put(Place at, Rows rows) {
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 1);
        int row = at.nx() * texel.bytes();
        int together = Math.max(1, PIECE_BYTES / row);
        int down = Math.min(at.ny(), together);
        int deep = Math.min(at.nz(), Math.max(1, together / at.ny()));
        ByteBuffer piece = MemoryUtil.memAlloc(row * down * deep);
        try {
            for (int z = 0; z < at.nz(); z += deep) {
                for (int y = 0; y < at.ny(); y += down) {
                    Place part =
                            new Place(at.x(), y, z, at.nx(), Math.min(down, at.ny() - y), Math.min(deep, at.nz() - z));
                    hand(at, part, rows, piece.clear());
                }
            }
        } finally {
            MemoryUtil.memFree(piece);
        }
        GlError.check("take " + what);
    }

    /** @param part y and z counted from the place */
    private void hand(Place at, Place part, Rows rows, ByteBuffer piece) {
        for (int z = part.z(); z < part.z() + part.nz(); z++) {
            for (int y = part.y(); y < part.y() + part.ny(); y++) {
                rows.copy(y, z, piece);
            }
        }
        GL12C.glTexSubImage3D(
                GL12C.GL_TEXTURE_3D,
                0,
                part.x(),
                at.y() + part.y(),
                at.z() + part.z(),
                part.nx(),
                part.ny(),
                part.nz(),
                texel.format(),
                texel.type(),
                piece.flip());
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
