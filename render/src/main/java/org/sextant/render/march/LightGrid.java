// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

/**
 * How much light comes to the places of one volume or label volume, on a grid of cells: from all around, and from the lamp.
 * A shaded sample takes it from where its surface looks to, {@link #BEFORE} cells before it, so that a surface does not darken itself.
 *
 * <p>Threads: filled by several that write different cells, then read by any.
 */
final class LightGrid {
    static final double BEFORE = 1.6;

    final CellGrid cells;
    private final float[] around;
    private final float[] lamp;

    LightGrid(CellGrid cells) {
        this.cells = cells;
        this.around = new float[cells.count()];
        this.lamp = new float[cells.count()];
    }

    void set(int cell, double fromAround, double fromLamp) {
        around[cell] = (float) fromAround;
        lamp[cell] = (float) fromLamp;
    }

    /** Share of the light from all around at a place, in voxels of the field; 1 is that of a free plane surface. */
    float around(double x, double y, double z) {
        return cells.interpolate(around, x, y, z);
    }

    /** Share of the lamp's light. */
    float lamp(double x, double y, double z) {
        return cells.interpolate(lamp, x, y, z);
    }
}
