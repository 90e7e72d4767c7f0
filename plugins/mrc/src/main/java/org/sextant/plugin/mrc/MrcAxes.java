// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import org.sextant.volume.data.Region;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Which axis of the sample (0 x, 1 y, 2 z) the stored columns, rows and sections run along: header words 17 to 19 (MAPC,
 * MAPR, MAPS), where 1, 2, 3 mean x, y, z.
 */
record MrcAxes(int column, int row, int section) {
    static final MrcAxes STRAIGHT = new MrcAxes(0, 1, 2);

    /** The header's axes; 0, 0, 0, as old files have, means 1, 2, 3. */
    static MrcAxes of(MrcHeader h) {
        int c = h.word(17);
        int r = h.word(18);
        int s = h.word(19);
        if (c == 0 && r == 0 && s == 0) {
            return STRAIGHT;
        }
        boolean known = c >= 1 && c <= 3 && r >= 1 && r <= 3 && s >= 1 && s <= 3;
        if (!known || c == r || r == s || s == c) {
            throw new DataException(
                    h.file(),
                    "header words 17 to 19 (MAPC MAPR MAPS)",
                    "the axes are " + c + ", " + r + ", " + s + " instead of 1, 2, 3 in some order",
                    "Correct the header with the program that wrote the file");
        }
        return new MrcAxes(c - 1, r - 1, s - 1);
    }

    boolean straight() {
        return equals(STRAIGHT);
    }

    /** From columns, rows, sections to x, y, z. */
    Size3 toSample(Size3 stored) {
        long[] n = toSample(stored.toArray());
        return new Size3(n[0], n[1], n[2]);
    }

    long[] toSample(long[] stored) {
        long[] xyz = new long[3];
        xyz[column] = stored[0];
        xyz[row] = stored[1];
        xyz[section] = stored[2];
        return xyz;
    }

    /** The stored box that holds a box of x, y, z. */
    Region toStored(Region r) {
        long[] at = {r.x(), r.y(), r.z()};
        int[] n = {r.nx(), r.ny(), r.nz()};
        return new Region(at[column], at[row], at[section], n[column], n[row], n[section]);
    }

    /** Reorders the voxels of a stored box to x fastest, then y, then z. */
    Object toSample(Object stored, Region sample) {
        int[] stride = {1, sample.nx(), sample.nx() * sample.ny()};
        int[] n = {sample.nx(), sample.ny(), sample.nz()};
        if (stored instanceof byte[] b) {
            byte[] out = new byte[b.length];
            each(n, stride, (from, to, count, step) -> {
                for (int i = 0; i < count; i++) {
                    out[to + i * step] = b[from + i];
                }
            });
            return out;
        }
        if (stored instanceof short[] v) {
            short[] out = new short[v.length];
            each(n, stride, (from, to, count, step) -> {
                for (int i = 0; i < count; i++) {
                    out[to + i * step] = v[from + i];
                }
            });
            return out;
        }
        float[] f = (float[]) stored;
        float[] out = new float[f.length];
        each(n, stride, (from, to, count, step) -> {
            for (int i = 0; i < count; i++) {
                out[to + i * step] = f[from + i];
            }
        });
        return out;
    }

    /** Copies one stored row; its voxels lie {@code step} apart in the target. */
    @FunctionalInterface
    private interface RowCopy {
        void copy(int from, int to, int count, int step);
    }

    private void each(int[] n, int[] stride, RowCopy copy) {
        int from = 0;
        for (int s = 0; s < n[section]; s++) {
            for (int r = 0; r < n[row]; r++) {
                copy.copy(from, s * stride[section] + r * stride[row], n[column], stride[column]);
                from += n[column];
            }
        }
    }
}
