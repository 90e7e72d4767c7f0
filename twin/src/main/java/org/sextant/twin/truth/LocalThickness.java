// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import java.util.ArrayList;
import java.util.Arrays;
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
        long[] balls = largestLast(balls(work));
        int[] largest2 = new int[distance2.length];
        work.forEach("painting balls", nz, z -> paint(balls, (int) z, largest2));
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
            planes.set((int) z, Arrays.copyOf(found, n));
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

    /** Squared radius in the upper half of each number, place of the centre in the lower; rising. */
    private long[] largestLast(List<int[]> planes) {
        long[] balls = planes.stream()
                .flatMapToInt(Arrays::stream)
                .mapToLong(c -> ((long) distance2[c] << 32) | c)
                .toArray();
        Arrays.sort(balls);
        return balls;
    }

    /**
     * Paints the sections that plane z has in all balls, the largest ball first: what is painted once is final. Beside each
     * voxel of the plane stands where in its row the search for unpainted ones goes on (a union-find forest), so that a ball
     * costs its rows and what it is the first to paint.
     */
    private void paint(long[] balls, int z, int[] largest2) {
        int plane = index(0, 0, z);
        int[] next = new int[(nx + 1) * ny];
        int unpainted = 0;
        for (int i = 0; i < next.length; i++) {
            int x = i % (nx + 1);
            boolean open = x == nx || distance2[plane + i / (nx + 1) * nx + x] > 0;
            next[i] = open ? i : i + 1;
            unpainted += open && x < nx ? 1 : 0;
        }
        for (int b = balls.length - 1; b >= 0 && unpainted > 0; b--) {
            int c = (int) balls[b];
            int r2 = (int) (balls[b] >>> 32);
            int dz = c / (nx * ny) - z;
            int section2 = r2 - dz * dz;
            if (section2 <= 0) {
                continue;
            }
            int cx = c % nx;
            int cy = c / nx % ny;
            int reach = below(section2);
            for (int y = Math.max(0, cy - reach); y <= Math.min(ny - 1, cy + reach); y++) {
                int half = below(section2 - (y - cy) * (y - cy));
                int row = y * (nx + 1);
                int end = row + Math.min(nx - 1, cx + half);
                for (int i = open(next, row + Math.max(0, cx - half)); i <= end; i = open(next, i)) {
                    largest2[plane + y * nx + i - row] = r2;
                    next[i] = i + 1;
                    unpainted--;
                }
            }
        }
    }

    /** The first unpainted voxel from i on; the end of the row counts as one. Halves the way for the next search. */
    private static int open(int[] next, int i) {
        int at = i;
        while (next[at] != at) {
            next[at] = next[next[at]];
            at = next[at];
        }
        return at;
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
