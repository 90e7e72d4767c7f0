// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.nio.ByteBuffer;

/**
 * How much light comes to the places of one volume or label volume, on a grid of cells: from all around, and from the lamp.
 * A shaded sample takes it from where its surface looks to, {@link #BEFORE} cells before it, so that a surface does not darken itself.
 *
 * <p>Threads: filled by several that write different cells, then read by any.
 */
public final class LightGrid {
    /** So many cells before a surface its light is looked up. */
    public static final double BEFORE = 1.6;

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

    /** Cells along x. */
    public int nx() {
        return cells.nx();
    }

    /** Cells along y. */
    public int ny() {
        return cells.ny();
    }

    /** Cells along z. */
    public int nz() {
        return cells.nz();
    }

    /** Voxels of the field along the edge of a cell. */
    public int edge() {
        return cells.edge();
    }

    /** Appends for each cell of a row the shares of the light from all around and of the lamp's, as floats. */
    public void copyRow(int y, int z, ByteBuffer out) {
        int first = cells.nx() * (y + cells.ny() * z);
        for (int i = first; i < first + cells.nx(); i++) {
            out.putFloat(around[i]).putFloat(lamp[i]);
        }
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
