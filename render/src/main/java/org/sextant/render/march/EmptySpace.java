// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.sextant.render.residency.BrickGrid;

/**
 * How far each brick is from the nearest one that shows anything under a transfer function: 0 in such a brick, otherwise the
 * Chebyshev distance in bricks, so that all bricks nearer than it are empty (limited to 127).
 *
 * <p>Threads: any once made.
 */
public final class EmptySpace {
    private static final int FAR = 127;

    private final int shift;
    private final int nx;
    private final int ny;
    private final int nz;
    private final byte[] distance;
    private final boolean nothing;

    /** Whether values between two of them show anything. */
    @FunctionalInterface
    interface Shown {
        boolean between(float storedMin, float storedMax);
    }

    EmptySpace(BrickGrid bricks, Shown shown) {
        this(bricks.shift(), bricks.nx(), bricks.ny(), bricks.nz(), i -> shown.between(bricks.min(i), bricks.max(i)));
    }

    /** @param seenAt whether a brick, by its index with x fastest, shows anything */
    EmptySpace(int shift, int bricksX, int bricksY, int bricksZ, IntPredicate seenAt) {
        this.shift = shift;
        nx = bricksX;
        ny = bricksY;
        nz = bricksZ;
        distance = new byte[nx * ny * nz];
        boolean none = true;
        for (int i = 0; i < distance.length; i++) {
            boolean seen = seenAt.test(i);
            distance[i] = seen ? 0 : (byte) FAR;
            none &= !seen;
        }
        nothing = none;
        if (!none) {
            sweep(1);
            sweep(-1);
        }
    }

    /** Whether no brick shows anything. */
    public boolean isAll() {
        return nothing;
    }

    /** Edge of a brick in voxels of the field, as a power of two. */
    public int shift() {
        return shift;
    }

    /** Bricks along x. */
    public int nx() {
        return nx;
    }

    /** Bricks along y. */
    public int ny() {
        return ny;
    }

    /** Bricks along z. */
    public int nz() {
        return nz;
    }

    /** Writes the distances of all bricks, one byte each, x fastest. */
    public void copyTo(ByteBuffer out) {
        out.put(distance);
    }

    int distance(int bx, int by, int bz) {
        return distance[bx + nx * (by + ny * bz)];
    }

    /**
     * One of the two passes of the chamfer transform with weight 1 for all 26 neighbours, exact for the chessboard metric
     * (Borgefors 1986, 10.1016/S0734-189X(86)80047-0).
     */
    private void sweep(int way) {
        for (int k = 0; k < nz; k++) {
            int z = way > 0 ? k : nz - 1 - k;
            for (int j = 0; j < ny; j++) {
                int y = way > 0 ? j : ny - 1 - j;
                for (int i = 0; i < nx; i++) {
                    int x = way > 0 ? i : nx - 1 - i;
                    int at = x + nx * (y + ny * z);
                    if (distance[at] > 0) {
                        distance[at] = (byte) Math.min(distance[at], 1 + nearest(x, y, z, way));
                    }
                }
            }
        }
    }

    /** The smallest distance among the 13 neighbours that this pass has been at. */
    private int nearest(int x, int y, int z, int way) {
        int best = FAR - 1;
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                best = Math.min(best, at(x + dx, y + dy, z - way));
            }
            best = Math.min(best, at(x + dx, y - way, z));
        }
        return Math.min(best, at(x - way, y, z));
    }

    private int at(int x, int y, int z) {
        boolean inside = x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz;
        return inside ? distance[x + nx * (y + ny * z)] : FAR;
    }
}
