// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Voxels and views as columns along z, which suits work that does the same to all slices: {@code columns[x + nx·y][z]}. */
final class Columns {
    private static final int TILE = 32;

    private Columns() {}

    static float[][] of(FloatVoxels voxels) {
        Lattice l = voxels.lattice();
        float[][] columns = new float[l.plane()][l.nz()];
        for (int y = 0; y < l.ny(); y++) {
            for (int z = 0; z < l.nz(); z++) {
                float[] plane = voxels.planes()[z];
                for (int i = y * l.nx(); i < (y + 1) * l.nx(); i++) {
                    columns[i][z] = plane[i];
                }
            }
        }
        return columns;
    }

    static FloatVoxels voxels(float[][] columns, Lattice l) {
        FloatVoxels voxels = FloatVoxels.zero(l);
        for (int y = 0; y < l.ny(); y++) {
            for (int z0 = 0; z0 < l.nz(); z0 += TILE) {
                for (int i = y * l.nx(); i < (y + 1) * l.nx(); i++) {
                    float[] column = columns[i];
                    for (int z = z0; z < Math.min(l.nz(), z0 + TILE); z++) {
                        voxels.planes()[z][i] = column[z];
                    }
                }
            }
        }
        return voxels;
    }

    /** The columns of a detector of one view, its rows upwards: {@code out[first + column][rows − 1 − row]}. */
    static void upwards(float[] view, int columns, int rows, float[][] out, int first) {
        for (int c0 = 0; c0 < columns; c0 += TILE) {
            for (int r = 0; r < rows; r++) {
                for (int c = c0; c < Math.min(columns, c0 + TILE); c++) {
                    out[first + c][rows - 1 - r] = view[c + columns * r];
                }
            }
        }
    }

    /** The inverse of {@link #upwards}. */
    static void downwards(float[][] in, int first, int columns, int rows, float[] view) {
        for (int c0 = 0; c0 < columns; c0 += TILE) {
            for (int r = 0; r < rows; r++) {
                for (int c = c0; c < Math.min(columns, c0 + TILE); c++) {
                    view[c + columns * r] = in[first + c][rows - 1 - r];
                }
            }
        }
    }
}
