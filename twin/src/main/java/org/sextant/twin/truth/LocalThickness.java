// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import java.util.ArrayList;
import java.util.List;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Local thickness, exact: τ(p) = 2 max { r : p ∈ B(c, r) ⊂ phase } over all voxel centres c (Hildebrand and Rüegsegger 1997,
 * 10.1046/j.1365-2818.1997.1340694.x). The distance of a phase voxel is that to the nearest voxel centre of the other phase;
 * the border of the image is not other phase; balls are open.
 *
 * <p>All distances are squared integers, in voxels. Balls that lie within the ball of a neighbour are left out, the others are
 * painted row by row: time grows with the number of those left times their volume.
 */
public final class LocalThickness {
    /** Squared distance of a voxel with no other phase at all. */
    static final int FAR = Integer.MAX_VALUE / 4;

    private final int nx;
    private final int ny;
    private final int nz;
    private final int[] distance2;

    /**
     * @param phase true in the phase, x fastest
     */
    public LocalThickness(boolean[] phase, int nx, int ny, int nz, WorkContext work) {
        if ((long) nx * ny * nz != phase.length) {
            throw new SextantException(
                    "a phase of " + phase.length + " voxels cannot fill " + nx + "×" + ny + "×" + nz + " voxels");
        }
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.distance2 = new SquaredDistance(nx, ny, nz).of(phase, work);
    }

    /** Whether there is another phase at all: without it no ball has an end. */
    public boolean isBounded() {
        for (int d : distance2) {
            if (d == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * τ in voxels, 0 outside of the phase.
     *
     * @throws SextantException if the phase fills everything
     */
    public float[] diameters(WorkContext work) {
        if (!isBounded()) {
            throw new SextantException("a phase that fills all " + nx + "×" + ny + "×" + nz
                    + " voxels has no local thickness; take a larger region");
        }
        List<int[]> balls = balls(work);
        int[] largest2 = new int[distance2.length];
        work.forEach("painting balls", nz, z -> {
            for (int[] plane : balls) {
                paint(plane, (int) z, largest2);
            }
        });
        float[] diameters = new float[largest2.length];
        for (int i = 0; i < diameters.length; i++) {
            diameters[i] = (float) (2 * Math.sqrt(largest2[i]));
        }
        return diameters;
    }

    /** Voxels whose ball is in no neighbour's, a list for each plane. */
    private List<int[]> balls(WorkContext work) {
        List<int[]> planes = new ArrayList<>();
        for (int z = 0; z < nz; z++) {
            planes.add(new int[0]);
        }
        work.forEach("finding balls", nz, z -> {
            int[] found = new int[nx * ny];
            int n = 0;
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    int i = index(x, y, (int) z);
                    if (distance2[i] > 0 && !isWithinNeighbour(x, y, (int) z, distance2[i])) {
                        found[n++] = i;
                    }
                }
            }
            planes.set((int) z, java.util.Arrays.copyOf(found, n));
        });
        return planes;
    }

    /** B(p, r) ⊂ B(q, s) if s ≥ r + |p − q|; roots of integers that differ do so by far more than the slack. */
    private boolean isWithinNeighbour(int x, int y, int z, int r2) {
        double r = Math.sqrt(r2);
        for (int dz = z > 0 ? -1 : 0; dz <= (z < nz - 1 ? 1 : 0); dz++) {
            for (int dy = y > 0 ? -1 : 0; dy <= (y < ny - 1 ? 1 : 0); dy++) {
                for (int dx = x > 0 ? -1 : 0; dx <= (x < nx - 1 ? 1 : 0); dx++) {
                    int steps = dx * dx + dy * dy + dz * dz;
                    int s2 = distance2[index(x + dx, y + dy, z + dz)];
                    if (steps > 0 && s2 > r2 && Math.sqrt(s2) >= r + Math.sqrt(steps) - 1e-12) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Paints the sections that plane z has in the balls of one plane of centres. */
    private void paint(int[] centres, int z, int[] largest2) {
        for (int c : centres) {
            int dz = c / (nx * ny) - z;
            int r2 = distance2[c];
            int section2 = r2 - dz * dz;
            if (section2 <= 0) {
                continue;
            }
            int cx = c % nx;
            int cy = c / nx % ny;
            int reach = below(section2);
            for (int y = Math.max(0, cy - reach); y <= Math.min(ny - 1, cy + reach); y++) {
                int row2 = section2 - (y - cy) * (y - cy);
                int half = below(row2);
                int row = index(0, y, z);
                for (int i = row + Math.max(0, cx - half); i <= row + Math.min(nx - 1, cx + half); i++) {
                    largest2[i] = Math.max(largest2[i], r2);
                }
            }
        }
    }

    /** The largest n with n² < v, for v > 0. */
    private static int below(int v) {
        int n = (int) Math.sqrt(v);
        return n * n < v ? n : n - 1;
    }

    private int index(int x, int y, int z) {
        return x + nx * (y + ny * z);
    }
}
