// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.volume.work.WorkContext;

/**
 * Smallest and largest value in bricks of 8³ voxels of a field. Brick b serves samples at coordinates 8b ≤ x &lt; 8b + 8,
 * and so holds voxels 8b … 8b + 8: neighbours share a layer, and a value between two samples in touching bricks lies
 * within one of their ranges. NaN does not count; a brick of NaN alone has min above max.
 *
 * <p>Threads: any once made.
 */
public final class BrickGrid {
    /** Edge of a brick as a power of two. */
    public static final int SHIFT = 3;

    private static final int EDGE = 1 << SHIFT;

    private final int nx;
    private final int ny;
    private final int nz;
    private final float[] min;
    private final float[] max;

    private BrickGrid(VoxelField field) {
        nx = (field.nx() - 1 >> SHIFT) + 1;
        ny = (field.ny() - 1 >> SHIFT) + 1;
        nz = (field.nz() - 1 >> SHIFT) + 1;
        int count = Math.multiplyExact(Math.multiplyExact(nx, ny), nz);
        min = new float[count];
        max = new float[count];
    }

    public static BrickGrid of(VoxelField field, String what, WorkContext work) {
        BrickGrid grid = new BrickGrid(field);
        work.forEach(what, (long) grid.ny * grid.nz, i -> {
            int j = (int) (i % grid.ny);
            int k = (int) (i / grid.ny);
            for (int b = 0; b < grid.nx; b++) {
                grid.measure(field, b, j, k);
            }
        });
        return grid;
    }

    public int nx() {
        return nx;
    }

    public int ny() {
        return ny;
    }

    public int nz() {
        return nz;
    }

    public float min(int brick) {
        return min[brick];
    }

    public float max(int brick) {
        return max[brick];
    }

    private void measure(VoxelField field, int bx, int by, int bz) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int x1 = Math.min((bx + 1) * EDGE, field.nx() - 1);
        int y1 = Math.min((by + 1) * EDGE, field.ny() - 1);
        int z1 = Math.min((bz + 1) * EDGE, field.nz() - 1);
        for (int z = bz * EDGE; z <= z1; z++) {
            for (int y = by * EDGE; y <= y1; y++) {
                for (int x = bx * EDGE; x <= x1; x++) {
                    float v = field.at(x, y, z);
                    low = v < low ? v : low;
                    high = v > high ? v : high;
                }
            }
        }
        int i = bx + nx * (by + ny * bz);
        min[i] = low;
        max[i] = high;
    }
}
