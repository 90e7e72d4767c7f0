// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL30C;
import org.sextant.render.march.LightGrid;
import org.sextant.render.march.MarchBox;

/**
 * How much light comes to the cells of all volumes, see coming.glsl: their grids one behind the other along z. It is another
 * one for each camera. Threads: the context's.
 */
final class LightTexture implements AutoCloseable {
    /** 16 bits in the texture: drivers that run on processors interpolate texels of 8 bits to 8 bits only. */
    private static final Texture3.Texel CELL =
            new Texture3.Texel(GL30C.GL_RG16, GL30C.GL_RG, GL12C.GL_FLOAT, 2 * Float.BYTES, GL12C.GL_LINEAR);

    private final GlCensus census;
    private @Nullable Texture3 texture;

    LightTexture(GlCensus census) {
        this.census = census;
    }

    /** Takes the light of all boxes and binds it; nothing if there is none. */
    void show(List<MarchBox> boxes) {
        close();
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
        Texture3 fresh = new Texture3(census, CELL, nx, ny, nz, "the light");
        texture = fresh;
        int layer = 0;
        for (LightGrid g : grids) {
            fresh.put(new Texture3.Place(0, 0, layer, g.nx(), g.ny(), g.nz()), g::copyRow);
            layer += g.nz();
        }
        fresh.bind(MarchProgram.LIGHTS);
    }

    @Override
    public void close() {
        Texture3 old = texture;
        texture = null;
        if (old != null) {
            old.close();
        }
    }
}
