// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lwjgl.opengl.GL11C;
import org.lwjgl.opengl.GL30C;
import org.lwjgl.opengl.GL42C;
import org.lwjgl.opengl.GL43C;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.Pass;

/**
 * The march on a device: keeps what was uploaded and compiled, and draws scenes tile by tile.
 *
 * <p>Threads: the context's.
 */
final class GlMarch implements AutoCloseable {
    /** A call should not keep the device busy for longer, so that others get their turn and drivers do not give up. */
    private static final double LONGEST_CALL_S = 0.05;

    private static final int GROUP = 8;
    private static final int MAX_PROGRAMS = 24;

    private final GlCensus census;
    private final GlPass pass;
    private final TileTarget target;
    private final SceneTextures scene;
    private final BufferTexture lineStarts;
    private final BufferTexture linePieces;
    private final GrowingBuffer memory = new GrowingBuffer();
    /** Least recently used first. */
    private final Map<ProgramKey, MarchProgram> programs = new LinkedHashMap<>(16, 0.75f, true);
    /** Rows of a tile drawn in one call, from how long the last ones took. */
    private int rows;

    /**
     * @param tileEdge of the largest tile, in samples
     * @param budgetBytes for volumes in textures
     */
    GlMarch(GlDevice device, GlPass pass, int tileEdge, long budgetBytes) {
        this.census = device.census();
        this.pass = pass;
        this.rows = tileEdge;
        this.target = new TileTarget(census, tileEdge);
        this.scene = new SceneTextures(device, budgetBytes);
        this.lineStarts = new BufferTexture(census, GL30C.GL_R32I);
        this.linePieces = new BufferTexture(census, GL30C.GL_RGBA32F);
    }

    /** Brings a scene onto the device; the tiles drawn next are of it. */
    MarchProgram show(MarchScene s) {
        boolean packed = scene.canPack(s);
        scene.show(s, packed);
        ProgramKey key = ProgramKey.of(s, pass, packed, !s.lines().isEmpty());
        MarchProgram program = programs.get(key);
        if (program == null) {
            program = new MarchProgram(census, key);
            programs.put(key, program);
            Iterator<MarchProgram> oldestFirst = programs.values().iterator();
            while (programs.size() > MAX_PROGRAMS) {
                oldestFirst.next().close();
                oldestFirst.remove();
            }
        }
        return program;
    }

    /** Draws a tile, in several calls if they would take long. */
    TileSamples draw(MarchProgram program, Tile tile, Pass shift, LinePieces lines) {
        program.use();
        program.setPass(shift);
        lines(lines);
        if (pass == GlPass.COMPUTE) {
            target.bindImages();
        }
        int row = 0;
        while (row < tile.height()) {
            int n = Math.min(rows, tile.height() - row);
            long start = System.nanoTime();
            program.setTile(tile, row);
            strip(tile, row, n);
            row += n;
            if (row < tile.height() || n == rows) {
                GL11C.glFinish();
                pace(n, (System.nanoTime() - start) / 1e9);
            }
        }
        return target.read(tile);
    }

    private void strip(Tile tile, int row, int n) {
        if (pass == GlPass.COMPUTE) {
            GL43C.glDispatchCompute((tile.width() - 1) / GROUP + 1, (n - 1) / GROUP + 1, 1);
            GL42C.glMemoryBarrier(GL42C.GL_FRAMEBUFFER_BARRIER_BIT | GL42C.GL_PIXEL_BUFFER_BARRIER_BIT);
        } else {
            GL11C.glViewport(0, row, tile.width(), n);
            GL11C.glDrawArrays(GL11C.GL_TRIANGLES, 0, 3);
        }
    }

    /** Doubles or halves the rows of a call, in steps of a group. */
    private void pace(int drawn, double seconds) {
        if (seconds > LONGEST_CALL_S) {
            rows = Math.max(GROUP, drawn / 2 / GROUP * GROUP);
        } else if (seconds < LONGEST_CALL_S / 4 && drawn == rows) {
            rows = Math.min(2 * rows, 1 << 14);
        }
    }

    private void lines(LinePieces pieces) {
        int[] starts = pieces.starts();
        ByteBuffer out = memory.cleared(4 * starts.length);
        out.asIntBuffer().put(starts);
        lineStarts.set(out.limit(4 * starts.length), MarchProgram.LINE_STARTS);
        float[] values = pieces.values();
        out = memory.cleared(4 * values.length);
        out.asFloatBuffer().put(values);
        linePieces.set(out.limit(4 * values.length), MarchProgram.LINE_PIECES);
    }

    @Override
    public void close() {
        programs.values().forEach(MarchProgram::close);
        programs.clear();
        lineStarts.close();
        linePieces.close();
        scene.close();
        target.close();
        memory.close();
    }
}
