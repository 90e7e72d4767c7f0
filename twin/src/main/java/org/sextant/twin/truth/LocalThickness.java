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
 * <p>All distances are squared integers, in voxels. Balls whose voxels all lie in the ball of a neighbour are left out, the
 * others are painted row by row: time grows with the number of those left times their cross-section.
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
        int[] below = below((int) (balls[balls.length - 1] >>> 32));
        work.forEach("painting balls", nz, z -> new Plane((int) z, largest2).paint(balls, below));
        float[] diameters = new float[largest2.length];
        for (int i = 0; i < diameters.length; i++) {
            diameters[i] = (float) (2 * Math.sqrt(largest2[i]));
        }
        return diameters;
    }

    /** Voxels of whose ball no neighbour's ball holds all voxels, a list for each plane. */
    private List<int[]> balls(WorkContext work) {
        List<int[]> planes = new ArrayList<>();
        for (int z = 0; z < nz; z++) {
            planes.add(new int[0]);
        }
        ContainedBalls contained =
                new ContainedBalls(Arrays.stream(distance2).max().orElse(0));
        work.forEach("finding balls", nz, z -> {
            int[] found = new int[nx * ny];
            int n = 0;
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    int i = index(x, y, (int) z);
                    if (distance2[i] > 0 && !isWithinNeighbour(x, y, (int) z, distance2[i], contained)) {
                        found[n++] = i;
                    }
                }
            }
            planes.set((int) z, Arrays.copyOf(found, n));
        });
        return planes;
    }

    private boolean isWithinNeighbour(int x, int y, int z, int r2, ContainedBalls contained) {
        for (int dz = z > 0 ? -1 : 0; dz <= (z < nz - 1 ? 1 : 0); dz++) {
            for (int dy = y > 0 ? -1 : 0; dy <= (y < ny - 1 ? 1 : 0); dy++) {
                for (int dx = x > 0 ? -1 : 0; dx <= (x < nx - 1 ? 1 : 0); dx++) {
                    int s2 = distance2[index(x + dx, y + dy, z + dz)];
                    if (s2 > r2 && contained.isWithin(r2, s2, dx * dx + dy * dy + dz * dz)) {
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
     * The sections that one plane has in all balls are painted row by row, the largest ball first: what is painted once is
     * final. A bit for each voxel says whether it is still to be painted, so that 64 of a row are passed over at once.
     */
    private final class Plane {
        private final int z;
        private final int[] largest2;
        /** Words of a row of bits. */
        private final int words = (nx + 63) / 64;

        private final long[] open = new long[words * ny];
        private int unpainted;

        Plane(int z, int[] largest2) {
            this.z = z;
            this.largest2 = largest2;
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    if (distance2[index(x, y, z)] > 0) {
                        open[y * words + x / 64] |= 1L << x;
                        unpainted++;
                    }
                }
            }
        }

        /** @param below the largest n with n² < v, for each v up to the largest squared radius */
        void paint(long[] balls, int[] below) {
            int area = nx * ny;
            for (int b = balls.length - 1; b >= 0 && unpainted > 0; b--) {
                int c = (int) balls[b];
                int r2 = (int) (balls[b] >>> 32);
                int reach = below[r2];
                if (c >= (z + reach + 1) * (long) area || c < (z - reach) * (long) area) {
                    continue;
                }
                int cz = c / area;
                int cy = (c - cz * area) / nx;
                int cx = c - cz * area - cy * nx;
                int section2 = r2 - (cz - z) * (cz - z);
                int half = below[section2];
                int end = Math.min(ny - 1, cy + half);
                for (int y = Math.max(0, cy - half); y <= end; y++) {
                    int width = below[section2 - (y - cy) * (y - cy)];
                    paint(y, Math.max(0, cx - width), Math.min(nx - 1, cx + width), r2);
                }
            }
        }

        /** Paints what is left of a row, x from … to. */
        private void paint(int y, int from, int to, int r2) {
            int last = to >>> 6;
            long mask = -1L << from;
            for (int w = from >>> 6; w <= last; w++, mask = -1L) {
                long found = open[y * words + w] & (w == last ? mask & -1L >>> (63 - to) : mask);
                if (found != 0) {
                    open[y * words + w] ^= found;
                    unpainted -= Long.bitCount(found);
                    for (int row = index(w << 6, y, z); found != 0; found &= found - 1) {
                        largest2[row + Long.numberOfTrailingZeros(found)] = r2;
                    }
                }
            }
        }
    }

    /** For each v from 0 to {@code largest} the largest n with n² < v; −1 for 0. */
    private static int[] below(int largest) {
        int[] below = new int[largest + 1];
        below[0] = -1;
        for (int v = 1, n = 0; v <= largest; v++) {
            n += (n + 1) * (n + 1) < v ? 1 : 0;
            below[v] = n;
        }
        return below;
    }

    private int index(int x, int y, int z) {
        return x + nx * (y + ny * z);
    }
}
