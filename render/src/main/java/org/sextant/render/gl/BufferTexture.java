// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL15C;
import org.lwjgl.opengl.GL31C;

/** A table that shaders read by index. Threads: the context's. */
final class BufferTexture implements AutoCloseable {
    private final GlCensus census;
    private final int format;
    private final int buffer;
    private final int texture;

    /** @param format of an entry, such as GL_RGBA32F */
    BufferTexture(GlCensus census, int format) {
        this.census = census;
        this.format = format;
        buffer = GL15C.glGenBuffers();
        texture = GL15C.glGenTextures();
        census.born();
    }

    /** Sets all entries from direct memory, and binds the table to a texture unit. */
    void set(ByteBuffer data, int unit) {
        GL15C.glBindBuffer(GL31C.GL_TEXTURE_BUFFER, buffer);
        GL15C.glBufferData(GL31C.GL_TEXTURE_BUFFER, data, GL15C.GL_STREAM_DRAW);
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + unit);
        GL15C.glBindTexture(GL31C.GL_TEXTURE_BUFFER, texture);
        GL31C.glTexBuffer(GL31C.GL_TEXTURE_BUFFER, format, buffer);
        GlError.check("take a table of " + data.remaining() + " bytes");
    }

    /** Makes room for entries that {@link #put} sets. */
    void allocate(long bytes) {
        GL15C.glBindBuffer(GL31C.GL_TEXTURE_BUFFER, buffer);
        GL15C.glBufferData(GL31C.GL_TEXTURE_BUFFER, bytes, GL15C.GL_STATIC_DRAW);
        GlError.check("hold a table of " + bytes + " bytes");
    }

    void put(long offset, ByteBuffer data) {
        GL15C.glBindBuffer(GL31C.GL_TEXTURE_BUFFER, buffer);
        GL15C.glBufferSubData(GL31C.GL_TEXTURE_BUFFER, offset, data);
    }

    void bind(int unit) {
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + unit);
        GL15C.glBindTexture(GL31C.GL_TEXTURE_BUFFER, texture);
        GL31C.glTexBuffer(GL31C.GL_TEXTURE_BUFFER, format, buffer);
        GlError.check("bind a table");
    }

    @Override
    public void close() {
        GL15C.glDeleteTextures(texture);
        GL15C.glDeleteBuffers(buffer);
        census.gone();
    }
}
