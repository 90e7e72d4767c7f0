// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.lwjgl.opengl.GL11C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.opengl.GL42C;
import org.sextant.world.error.SextantException;

/** Where the rays of a tile put what they gather: colours and distances. Threads: the context's. */
final class TileTarget implements AutoCloseable {
    private final GlCensus census;
    private final int colours;
    private final int distances;
    private final int framebuffer;
    private final int vertexArray;

    TileTarget(GlCensus census, int edge) {
        this.census = census;
        colours = texture(GL30C.GL_RGBA32F, GL11C.GL_RGBA, edge);
        distances = texture(GL30C.GL_R32F, GL11C.GL_RED, edge);
        framebuffer = GL30C.glGenFramebuffers();
        vertexArray = GL30C.glGenVertexArrays();
        census.born();
        GL30C.glBindFramebuffer(GL30C.GL_FRAMEBUFFER, framebuffer);
        attach(0, colours);
        attach(1, distances);
        GL30C.glDrawBuffers(new int[] {GL30C.GL_COLOR_ATTACHMENT0, GL30C.GL_COLOR_ATTACHMENT1});
        int status = GL30C.glCheckFramebufferStatus(GL30C.GL_FRAMEBUFFER);
        if (status != GL30C.GL_FRAMEBUFFER_COMPLETE) {
            close();
            throw new SextantException("the OpenGL driver cannot draw into floats (status " + status + ")");
        }
        GL30C.glBindVertexArray(vertexArray);
    }

    private static int texture(int internal, int format, int edge) {
        int t = GL11C.glGenTextures();
        GL11C.glBindTexture(GL11C.GL_TEXTURE_2D, t);
        GL11C.glTexParameteri(GL11C.GL_TEXTURE_2D, GL30C.GL_TEXTURE_MAX_LEVEL, 0);
        GL11C.glTexParameteri(GL11C.GL_TEXTURE_2D, GL11C.GL_TEXTURE_MIN_FILTER, GL11C.GL_NEAREST);
        GL11C.glTexImage2D(
                GL11C.GL_TEXTURE_2D, 0, internal, edge, edge, 0, format, GL11C.GL_FLOAT, (java.nio.ByteBuffer) null);
        GlError.check("hold a tile of " + edge + "×" + edge + " samples");
        return t;
    }

    private static void attach(int i, int texture) {
        GL30C.glFramebufferTexture2D(
                GL30C.GL_FRAMEBUFFER, GL30C.GL_COLOR_ATTACHMENT0 + i, GL11C.GL_TEXTURE_2D, texture, 0);
    }

    /** For a compute pass. */
    void bindImages() {
        GL42C.glBindImageTexture(MarchProgram.COLOURS, colours, 0, false, 0, GL42C.GL_WRITE_ONLY, GL30C.GL_RGBA32F);
        GL42C.glBindImageTexture(MarchProgram.DISTANCES, distances, 0, false, 0, GL42C.GL_WRITE_ONLY, GL30C.GL_R32F);
    }

    /** Waits for the tile and fetches it. */
    TileSamples read(Tile tile) {
        int n = tile.width() * tile.height();
        float[] rgba = new float[4 * n];
        float[] um = new float[n];
        GL11C.glPixelStorei(GL11C.GL_PACK_ALIGNMENT, 4);
        GL30C.glReadBuffer(GL30C.GL_COLOR_ATTACHMENT0);
        GL11C.glReadPixels(0, 0, tile.width(), tile.height(), GL11C.GL_RGBA, GL11C.GL_FLOAT, rgba);
        GL30C.glReadBuffer(GL30C.GL_COLOR_ATTACHMENT1);
        GL11C.glReadPixels(0, 0, tile.width(), tile.height(), GL11C.GL_RED, GL11C.GL_FLOAT, um);
        GlError.check("draw a part of the picture");
        return new TileSamples(tile, rgba, um);
    }

    @Override
    public void close() {
        GL30C.glDeleteVertexArrays(vertexArray);
        GL30C.glDeleteFramebuffers(framebuffer);
        GL11C.glDeleteTextures(colours);
        GL11C.glDeleteTextures(distances);
        census.gone();
    }
}
