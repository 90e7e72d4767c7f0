// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/** How many pixels and views the instruments take; their voxels keep the real size, so fields of view shrink with it. */
public enum TwinSize {
    SMALL(128),
    DEMO(256),
    FULL(1024);

    private final int matrix;

    TwinSize(int matrix) {
        this.matrix = matrix;
    }

    /** Pixels along a detector's width. */
    public int matrix() {
        return matrix;
    }

    /** Views for this matrix where 1024 pixels take {@code full}: as many a pixel. */
    int views(int full) {
        return (int) Math.round(full * (double) matrix / FULL.matrix);
    }
}
