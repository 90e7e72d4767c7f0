// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import org.sextant.compute.distance.SquaredDistance;

/** Finds the ridge's centres in one plane of constant z. */
final class RidgePlane {
    private final int nx;
    private final int ny;
    private final int alone;
    private final BallKind kind;
    private final BallInclusion inclusion;
    /** The planes below, here and above; empty beyond the image. */
    private final int[] below;

    private final int[] here;
    private final int[] above;
    private long[] found = new long[256];
    private int count;

    RidgePlane(SquaredDistance distance, BallKind kind, BallInclusion inclusion, int z) {
        var lattice = distance.lattice();
        this.nx = lattice.nx();
        this.ny = lattice.ny();
        var m = distance.metric();
        // A ball of this reach or less holds no voxel but its centre.
        this.alone = Math.min(m.wx(), Math.min(m.wy(), m.wz()));
        this.kind = kind;
        this.inclusion = inclusion;
        this.here = distance.planes()[z];
        this.below = z > 0 ? distance.planes()[z - 1] : new int[0];
        this.above = z + 1 < lattice.nz() ? distance.planes()[z + 1] : new int[0];
    }

    /** Largest ball first. */
    long[] centres() {
        for (int y = 0, i = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++, i++) {
                int squared = here[i];
                if (squared > 0 && kind.reach(squared) > alone && !isCovered(x, y, i, kind.reach(squared))) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    // Sorted upwards: the negative squared radius puts the largest first.
                    found[count++] = (long) -squared << 32 | i;
                }
            }
        }
        long[] centres = Arrays.copyOf(found, count);
        Arrays.sort(centres);
        for (int k = 0; k < count; k++) {
            centres[k] = -(centres[k] >> 32) << 32 | (int) centres[k];
        }
        return centres;
    }

    private boolean isCovered(int x, int y, int i, int reach) {
        return row(here, x, y, i, reach, 0, false)
                || row(below, x, y, i, reach, 4, true)
                || row(above, x, y, i, reach, 4, true);
    }

    /** Whether a neighbour in that plane has a ball that contains this one. */
    private boolean row(int[] plane, int x, int y, int i, int reach, int dz, boolean middle) {
        if (plane.length == 0) {
            return false;
        }
        return middle && covers(plane[i], dz, reach)
                || x > 0 && covers(plane[i - 1], dz | 1, reach)
                || x + 1 < nx && covers(plane[i + 1], dz | 1, reach)
                || y > 0 && threeCover(plane, x, i - nx, reach, dz | 2)
                || y + 1 < ny && threeCover(plane, x, i + nx, reach, dz | 2);
    }

    private boolean threeCover(int[] plane, int x, int i, int reach, int step) {
        return covers(plane[i], step, reach)
                || x > 0 && covers(plane[i - 1], step | 1, reach)
                || x + 1 < nx && covers(plane[i + 1], step | 1, reach);
    }

    private boolean covers(int squared, int step, int reach) {
        int other = kind.reach(squared);
        return other > reach && other >= inclusion.need(step, reach);
    }
}
