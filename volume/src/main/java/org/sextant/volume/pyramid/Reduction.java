// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import org.sextant.volume.value.ValueType;

/**
 * How up to eight voxels become one. At the border of a volume fewer exist; those that do count.
 *
 * <ul>
 *   <li>{@code MEAN}: their mean; integers are rounded half up; NaN is left out, all NaN give NaN.
 *   <li>{@code MODE}: the most frequent value, of several the smallest: for labels, whose mean says nothing.
 * </ul>
 */
public enum Reduction {
    MEAN,
    MODE;

    /**
     * A box of voxels in an array, x fastest.
     *
     * @param nx extent that holds voxels
     * @param row values from a row to the next
     * @param plane values from a plane to the next
     */
    public record Box(Object values, int nx, int ny, int nz, int row, int plane) {}

    /**
     * Reduces a box by factors of 1 or 2 along each axis.
     *
     * @return a dense array of ⌈nx/fx⌉·⌈ny/fy⌉·⌈nz/fz⌉ values
     */
    public Object reduce(ValueType type, Box box, Factor3 f) {
        int mx = (int) ((box.nx() - 1) / f.x()) + 1;
        int my = (int) ((box.ny() - 1) / f.y()) + 1;
        int mz = (int) ((box.nz() - 1) / f.z()) + 1;
        Object out = type.allocate(mx * my * mz);
        RowReducer rows = this == MODE
                ? new ModeRows(type, (int) f.x())
                : switch (type) {
                    case U8 -> new MeanRows.OfU8((int) f.x(), mx);
                    case U16 -> new MeanRows.OfU16((int) f.x(), mx);
                    case F16, F32 -> new MeanRows.OfF32((int) f.x());
                    default -> new MeanRows.OfAny(type, (int) f.x());
                };
        int[] starts = new int[4];
        int to = 0;
        for (int z = 0; z < mz; z++) {
            for (int y = 0; y < my; y++) {
                int n = 0;
                for (int k = (int) (z * f.z()); k < Math.min(box.nz(), (z + 1) * f.z()); k++) {
                    for (int j = (int) (y * f.y()); j < Math.min(box.ny(), (y + 1) * f.y()); j++) {
                        starts[n++] = j * box.row() + k * box.plane();
                    }
                }
                rows.reduce(box.values(), starts, n, box.nx(), out, to);
                to += mx;
            }
        }
        return out;
    }

    /** Joins up to four rows into one. */
    interface RowReducer {
        /**
         * @param starts index of the first voxel of each row
         * @param rows how many rows
         * @param nx voxels of a row
         * @param at index of the first result
         */
        void reduce(Object values, int[] starts, int rows, int nx, Object out, int at);
    }
}
