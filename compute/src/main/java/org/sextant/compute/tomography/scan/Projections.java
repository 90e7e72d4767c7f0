// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.scan;

import org.sextant.world.error.SextantException;

/**
 * A number for each pixel of each view: {@code views()[view][column + columns·row]}. What it is, counts, transmission or a
 * line integral, the method that makes it says.
 *
 * <p>Threads: any, where each writes to views of its own.
 */
public record Projections(int columns, int rows, float[][] views) {
    public Projections {
        for (float[] v : views) {
            if (v.length != columns * rows) {
                throw new SextantException("a view of " + v.length + " values does not fit a detector of " + columns
                        + "×" + rows + " pixels");
            }
        }
    }

    /** All 0. */
    public static Projections zero(int columns, int rows, int views) {
        return new Projections(columns, rows, new float[views][Math.multiplyExact(columns, rows)]);
    }

    public int count() {
        return views.length;
    }

    public float at(int column, int row, int view) {
        return views[view][column + columns * row];
    }
}
