// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;

/** Finds the ridge's centres in one plane of constant z. */
final class RidgePlane {
    private final int nx;
    private final int ny;
    private final SquaredMetric metric;
    private final int alone;
    private final BallKind kind;
    private final BallInclusion inclusion;
    private final int[][] planes;
    private final int z;
    /** The planes below, here and above; empty beyond the image. */
    private final int[] below;

    private final int[] here;
    private final int[] above;
    private final int[] axis = new int[3];
    private final int[] step = new int[3];
    private long[] found = new long[256];
    private int count;

    RidgePlane(SquaredDistance distance, BallKind kind, BallInclusion inclusion, int z) {
        var lattice = distance.lattice();
        this.nx = lattice.nx();
        this.ny = lattice.ny();
        this.metric = distance.metric();
        // A ball of this reach or less holds no voxel but its centre.
        this.alone = Math.min(metric.wx(), Math.min(metric.wy(), metric.wz()));
        this.kind = kind;
        this.inclusion = inclusion;
        this.planes = distance.planes();
        this.z = z;
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
        return row(here, x, y, i, reach, false)
                || row(below, x, y, i, reach, true)
                || row(above, x, y, i, reach, true)
                || isCoveredUphill(x, y, i, reach)
                || reachesBorder(x, y, reach) && isCoveredInImage(x, y, reach);
    }

    /** Whether a neighbour in that plane has a ball that contains this one. */
    private boolean row(int[] plane, int x, int y, int i, int reach, boolean other) {
        if (plane.length == 0) {
            return false;
        }
        int dz = other ? BallInclusion.key(0, 0, 1) : 0;
        return other && covers(plane[i], dz, reach)
                || x > 0 && covers(plane[i - 1], dz + 1, reach)
                || x + 1 < nx && covers(plane[i + 1], dz + 1, reach)
                || y > 0 && threeCover(plane, x, i - nx, reach, dz + BallInclusion.key(0, 1, 0))
                || y + 1 < ny && threeCover(plane, x, i + nx, reach, dz + BallInclusion.key(0, 1, 0));
    }

    private boolean threeCover(int[] plane, int x, int i, int reach, int step) {
        return covers(plane[i], step, reach)
                || x > 0 && covers(plane[i - 1], step + 1, reach)
                || x + 1 < nx && covers(plane[i + 1], step + 1, reach);
    }

    private boolean covers(int squared, int step, int reach) {
        int other = kind.reach(squared);
        return other > reach && other >= inclusion.need(step, reach);
    }

    /** Steps along the axes in the order of the slope, steepest first: the directions between those of the neighbours. */
    private static final int[][] FINER = {
        {2, 1, 0}, {2, 1, 1}, {2, 2, 1}, {3, 1, 0}, {3, 2, 0}, {3, 1, 1}, {3, 2, 1}, {3, 3, 1}, {3, 2, 2}, {3, 3, 2}
    };

    private boolean isCoveredUphill(int x, int y, int i, int reach) {
        int gx = (x + 1 < nx ? here[i + 1] : here[i]) - (x > 0 ? here[i - 1] : here[i]);
        int gy = (y + 1 < ny ? here[i + nx] : here[i]) - (y > 0 ? here[i - nx] : here[i]);
        int gz = (above.length > 0 ? above[i] : here[i]) - (below.length > 0 ? below[i] : here[i]);
        order(Math.abs(gx), Math.abs(gy), Math.abs(gz));
        for (int[] finer : FINER) {
            step[axis[0]] = finer[0];
            step[axis[1]] = finer[1];
            step[axis[2]] = finer[2];
            int tx = x + (gx < 0 ? -step[0] : step[0]);
            int ty = y + (gy < 0 ? -step[1] : step[1]);
            int tz = z + (gz < 0 ? -step[2] : step[2]);
            boolean inside = tx >= 0 && ty >= 0 && tz >= 0 && tx < nx && ty < ny && tz < planes.length;
            if (inside && covers(planes[tz][tx + nx * ty], BallInclusion.key(step[0], step[1], step[2]), reach)) {
                return true;
            }
        }
        return false;
    }

    private boolean reachesBorder(int x, int y, int reach) {
        long dx = Math.min(x, nx - 1 - x) + 1;
        long dy = Math.min(y, ny - 1 - y) + 1;
        long dz = Math.min(z, planes.length - 1 - z) + 1;
        return reach > Math.min(metric.wx() * dx * dx, Math.min(metric.wy() * dy * dy, metric.wz() * dz * dz));
    }

    /**
     * Whether a neighbour's ball contains all of this ball that lies in the image: |p − c'|² − |p − c|² is linear in p, so
     * that its largest value is found at the image's corner opposite to the step.
     */
    private boolean isCoveredInImage(int x, int y, int reach) {
        for (int k = 0; k < 27; k++) {
            int dx = k % 3 - 1;
            int dy = k / 3 % 3 - 1;
            int dz = k / 9 - 1;
            int tx = x + dx;
            int ty = y + dy;
            int tz = z + dz;
            if (tx >= 0 && ty >= 0 && tz >= 0 && tx < nx && ty < ny && tz < planes.length) {
                long more = metric.wx() * farthest(dx, x, nx)
                        + metric.wy() * farthest(dy, y, ny)
                        + metric.wz() * farthest(dz, z, planes.length);
                int other = kind.reach(planes[tz][tx + nx * ty]);
                if (other > reach && other >= reach + more) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The most by which a step d from c raises (p − c)² for 0 ≤ p < n. */
    private static long farthest(int d, int c, int n) {
        return d == 0 ? 0 : 1 + 2L * (d > 0 ? c : n - 1 - c);
    }

    /** Sorts the axes by descending slope. */
    private void order(int x, int y, int z) {
        axis[0] = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
        axis[2] = x < y && x < z ? 0 : y < z ? 1 : 2;
        if (axis[2] == axis[0]) {
            axis[2] = (axis[0] + 1) % 3;
        }
        axis[1] = 3 - axis[0] - axis[2];
    }
}
