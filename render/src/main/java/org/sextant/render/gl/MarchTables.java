// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.sextant.render.march.SurfaceTable;
import org.sextant.render.march.TransferTable;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;

/** The entries of table.glsl: four whole numbers each. */
final class MarchTables {
    private MarchTables() {}

    /** Integrals of σ, σr, σg, σb at every half position. */
    static void integrals(TransferTable t, ByteBuffer out) {
        double whole = t.integral(TransferTable.LAST, 0);
        double scale = whole > 0 ? SceneBuffer.TABLE_COUNTS / whole : 0;
        for (int i = 0; i < SceneBuffer.TABLE_ENTRIES; i++) {
            for (int c = 0; c < 4; c++) {
                double sum = (t.integral(i / 2, c) + t.integral((i + 1) / 2, c)) / 2;
                out.putInt((int) Math.round(sum * scale));
            }
        }
    }

    /** Colours and opacities at every half position. */
    static void colours(TransferTable t, ByteBuffer out) {
        float[] c = new float[3];
        for (int i = 0; i < SceneBuffer.TABLE_ENTRIES; i++) {
            float alpha = t.colour(i / 2f, c);
            colour(c[0], c[1], c[2], alpha, out);
        }
    }

    /**
     * Two entries for each surface.
     *
     * @param offset,perTexture stored value = perTexture · texture value - offset
     */
    static void surfaces(SurfaceTable s, double offset, double perTexture, ByteBuffer out) {
        for (int i = 0; i < s.count(); i++) {
            Rgba c = s.colour(i);
            colour(c.r(), c.g(), c.b(), c.a(), out);
            out.putInt(Float.floatToRawIntBits((float) ((s.stored(i) + offset) / perTexture)));
            out.putInt(0).putInt(0).putInt(0);
        }
    }

    /** Colours and opacities from the low to the high end of a slice's window. */
    static void window(SlicePlane plane, ByteBuffer out) {
        for (int i = 0; i < SceneBuffer.WINDOW_ENTRIES; i++) {
            Rgba c = plane.window().map().at(i / (SceneBuffer.WINDOW_ENTRIES - 1.0));
            colour(c.r(), c.g(), c.b(), c.a() * plane.opacity(), out);
        }
    }

    private static void colour(double r, double g, double b, double alpha, ByteBuffer out) {
        for (double channel : new double[] {r, g, b, alpha}) {
            out.putInt((int) Math.round(channel * SceneBuffer.WINDOW_COUNTS));
        }
    }
}
