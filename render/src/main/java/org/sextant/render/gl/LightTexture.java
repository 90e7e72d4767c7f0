// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL13C;
import org.lwjgl.opengl.GL30C;
import org.sextant.render.march.LightGrid;
import org.sextant.render.march.MarchBox;

/**
 * How much light comes to the cells of all volumes, see coming.glsl: their grids one behind the other along z. It is another
 * one for each camera. Threads: the context's.
 */
final class LightTexture implements AutoCloseable {
    /** Two floats for each cell. */
    private static final int CELL_BYTES = 8;

    private final GlCensus census;
    private final int texture;
    private final GrowingBuffer memory = new GrowingBuffer();

    LightTexture(GlCensus census) {
        this.census = census;
        texture = GL12C.glGenTextures();
        census.born();
    }

    /** Takes the light of all boxes and binds it; nothing if there is none. */
    void show(List<MarchBox> boxes) {
        List<LightGrid> grids = new ArrayList<>();
        for (MarchBox b : boxes) {
            LightGrid g = b.lightGrid();
            if (g != null) {
                grids.add(g);
            }
        }
        if (grids.isEmpty()) {
            return;
        }
        int nx = grids.stream().mapToInt(LightGrid::nx).max().orElse(1);
        int ny = grids.stream().mapToInt(LightGrid::ny).max().orElse(1);
        int nz = grids.stream().mapToInt(LightGrid::nz).sum();
        GL13C.glActiveTexture(GL13C.GL_TEXTURE0 + MarchProgram.LIGHTS);
        GL12C.glBindTexture(GL12C.GL_TEXTURE_3D, texture);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAX_LEVEL, 0);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MIN_FILTER, GL12C.GL_LINEAR);
        GL12C.glTexParameteri(GL12C.GL_TEXTURE_3D, GL12C.GL_TEXTURE_MAG_FILTER, GL12C.GL_LINEAR);
        // 16 bits: drivers that run on processors interpolate texels of 8 bits to 8 bits only
        GL12C.glTexImage3D(
                GL12C.GL_TEXTURE_3D, 0, GL30C.GL_RG16, nx, ny, nz, 0, GL30C.GL_RG, GL12C.GL_FLOAT, (ByteBuffer) null);
        GL12C.glPixelStorei(GL12C.GL_UNPACK_ALIGNMENT, 4);
        int layer = 0;
        for (LightGrid g : grids) {
            upload(g, layer);
            layer += g.nz();
        }
        GlError.check("hold the light of " + nx + "×" + ny + "×" + nz + " cells");
    }

    private void upload(LightGrid g, int layer) {
        ByteBuffer cells = memory.cleared(CELL_BYTES * g.nx() * g.ny() * g.nz());
        for (int z = 0; z < g.nz(); z++) {
            for (int y = 0; y < g.ny(); y++) {
                g.copyRow(y, z, cells);
            }
        }
        GL12C.glTexSubImage3D(
                GL12C.GL_TEXTURE_3D, 0, 0, 0, layer, g.nx(), g.ny(), g.nz(), GL30C.GL_RG, GL12C.GL_FLOAT, cells.flip());
    }

    @Override
    public void close() {
        GL12C.glDeleteTextures(texture);
        census.gone();
        memory.close();
    }
}
