// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.voxel.Lattice;

/** Rows y0 … y1 − 1 of the planes z0 … z1 − 1: what one task does, small enough that its neighbourhood stays in cache. */
public record Strip(int y0, int y1, int z0, int z1) {
    /** Numbers in a strip's rows of one plane: 64 KiB. */
    private static final int NUMBERS = 1 << 14;

    private static final int PLANES = 64;

    public int rows() {
        return y1 - y0;
    }

    /**
     * Cuts a lattice into strips.
     *
     * @param reachY rows that are computed beyond a strip's; strips have at least twice as many, so that little is done
     *     again
     * @param reachZ planes that are begun before a strip's first
     */
    public static List<Strip> of(Lattice lattice, int reachY, int reachZ) {
        int rows = Math.max(Math.max(1, NUMBERS / lattice.nx()), 2 * reachY);
        int planes = Math.max(PLANES, 4 * reachZ);
        int ys = (lattice.ny() + rows - 1) / rows;
        int zs = (lattice.nz() + planes - 1) / planes;
        List<Strip> all = new ArrayList<>();
        for (int k = 0; k < zs; k++) {
            for (int j = 0; j < ys; j++) {
                all.add(new Strip(
                        part(j, ys, lattice.ny()),
                        part(j + 1, ys, lattice.ny()),
                        part(k, zs, lattice.nz()),
                        part(k + 1, zs, lattice.nz())));
            }
        }
        return all;
    }

    private static int part(int i, int parts, int n) {
        return (int) ((long) n * i / parts);
    }
}
