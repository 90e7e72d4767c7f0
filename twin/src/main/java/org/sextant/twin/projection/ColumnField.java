// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

/**
 * Values on a grid of columns, one or more channels; x fastest over columns, z fastest within one.
 *
 * <p>Threads: columns may be set from many threads at once as long as no two set the same; reading is free after that.
 */
public final class ColumnField {
    private final ColumnGrid grid;
    private final int channels;
    private final float[][] rows;
    private final boolean[][] filled;

    public ColumnField(ColumnGrid grid, int channels) {
        this.grid = grid;
        this.channels = channels;
        this.rows = new float[grid.across()]
                [Math.multiplyExact(Math.multiplyExact(grid.across(), channels), grid.height())];
        this.filled = new boolean[grid.across()][grid.across()];
    }

    public ColumnGrid grid() {
        return grid;
    }

    public int channels() {
        return channels;
    }

    /** Copies a column's values of one channel, lowest first. */
    public void set(int x, int y, int channel, float[] values) {
        System.arraycopy(values, 0, rows[y], start(x, channel), grid.height());
        boolean any = false;
        for (int i = 0; i < grid.height() && !any; i++) {
            any = values[i] != 0;
        }
        if (any) {
            filled[y][x] = true;
        }
    }

    /** Columns of one y; one starts at {@link #start}. Not to be written to. */
    public float[] row(int y) {
        return rows[y];
    }

    /** Where in its row a column begins. */
    public int start(int x, int channel) {
        return (x * channels + channel) * grid.height();
    }

    /** Whether a column holds anything but 0. */
    boolean isFilled(int x, int y) {
        return filled[y][x];
    }
}
