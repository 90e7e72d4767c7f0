// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.Arrays;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Ranks in a tile of voxels, see {@link BoxRank}. */
final class RankTile {
    private static final int NAN = -1;

    private final FloatVoxels in;
    private final Border border;
    private final Reach reach;
    private final int rank;

    RankTile(FloatVoxels in, Border border, Reach reach, int rank) {
        this.in = in;
        this.border = border;
        this.reach = reach;
        this.rank = rank;
    }

    /** Computes voxels x0 … x0 + nx − 1 and so on. */
    void fill(FloatVoxels out, int x0, int y0, int z0, int nx, int ny, int nz) {
        int gx = nx + 2 * reach.x();
        int gy = ny + 2 * reach.y();
        int gz = nz + 2 * reach.z();
        float[] values = gather(x0 - reach.x(), y0 - reach.y(), z0 - reach.z(), gx, gy, gz);
        int[] places = new int[values.length];
        float[] sorted = sort(values, places);
        Window window = new Window(sorted, places, gx, gx * gy);
        int width = out.lattice().nx();
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                window.start(y * gx + z * gx * gy);
                for (int x = 0; x < nx; x++) {
                    if (x > 0) {
                        window.step(x + y * gx + z * gx * gy);
                    }
                    out.planes()[z0 + z][x0 + x + width * (y0 + y)] = window.value();
                }
            }
        }
    }

    private float[] gather(int x0, int y0, int z0, int gx, int gy, int gz) {
        Lattice l = in.lattice();
        float[] values = new float[gx * gy * gz];
        int i = 0;
        for (int z = z0; z < z0 + gz; z++) {
            int k = border.index(z, l.nz());
            for (int y = y0; y < y0 + gy; y++) {
                int j = border.index(y, l.ny());
                for (int x = x0; x < x0 + gx; x++) {
                    int at = border.index(x, l.nx());
                    boolean outside = at == Border.OUTSIDE || j == Border.OUTSIDE || k == Border.OUTSIDE;
                    values[i++] = outside ? border.value() : in.planes()[k][at + l.nx() * j];
                }
            }
        }
        return values;
    }

    /**
     * Sorts by the bits, eleven at a time, which keep the order of floats once negative ones are turned round.
     *
     * @param places receives each value's place in the order, {@link #NAN} for NaN
     */
    private static float[] sort(float[] values, int[] places) {
        int n = 0;
        int[] order = new int[values.length];
        int[] keys = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            keys[i] = bits ^ (bits >> 31 | Integer.MIN_VALUE);
            places[i] = NAN;
            if (!Float.isNaN(values[i])) {
                order[n++] = i;
            }
        }
        int[] from = order;
        int[] to = new int[n];
        for (int shift = 0; shift < 33; shift += 11) {
            int[] start = new int[2049];
            for (int i = 0; i < n; i++) {
                start[(keys[from[i]] >>> shift & 2047) + 1]++;
            }
            for (int i = 0; i < 2048; i++) {
                start[i + 1] += start[i];
            }
            for (int i = 0; i < n; i++) {
                to[start[keys[from[i]] >>> shift & 2047]++] = from[i];
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        float[] sorted = new float[n];
        for (int i = 0; i < n; i++) {
            places[from[i]] = i;
            sorted[i] = values[from[i]];
        }
        return sorted;
    }

    /** The places that the voxels of a box have: a set of bits, with a mark that moves to where the rank is. */
    private final class Window {
        private final float[] sorted;
        private final int[] places;
        private final int row;
        private final int plane;
        private final long[] present;
        private int nans;
        /** The word that holds the rank, and how many places are in those before it. */
        private int word;

        private int before;

        Window(float[] sorted, int[] places, int row, int plane) {
            this.sorted = sorted;
            this.places = places;
            this.row = row;
            this.plane = plane;
            this.present = new long[sorted.length / 64 + 1];
        }

        /** Takes the box whose first corner is at an index. */
        void start(int corner) {
            Arrays.fill(present, 0);
            nans = 0;
            word = 0;
            before = 0;
            for (int x = 0; x <= 2 * reach.x(); x++) {
                face(corner + x, 1);
            }
        }

        /** Moves the box by one voxel to where its first corner is at an index. */
        void step(int corner) {
            face(corner - 1, -1);
            face(corner + 2 * reach.x(), 1);
        }

        private void face(int first, int by) {
            for (int z = 0; z <= 2 * reach.z(); z++) {
                int at = first + z * plane;
                for (int y = 0; y <= 2 * reach.y(); y++, at += row) {
                    int place = places[at];
                    if (place == NAN) {
                        nans += by;
                    } else {
                        int w = place >> 6;
                        present[w] ^= 1L << place;
                        before += w < word ? by : 0;
                    }
                }
            }
        }

        float value() {
            if (nans > 0) {
                return Float.NaN;
            }
            while (before > rank) {
                before -= Long.bitCount(present[--word]);
            }
            for (int count = Long.bitCount(present[word]);
                    before + count <= rank;
                    count = Long.bitCount(present[word])) {
                before += count;
                word++;
            }
            long bits = present[word];
            for (int skip = rank - before; skip > 0; skip--) {
                bits &= bits - 1;
            }
            return sorted[(word << 6) + Long.numberOfTrailingZeros(bits)];
        }
    }
}
