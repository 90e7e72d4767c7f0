// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.volume.work.WorkContext;

/**
 * Smallest and largest value in bricks of e³ voxels of a field, e being a power of two: 8 where the field is one piece.
 * Brick b serves samples at coordinates e·b ≤ x &lt; e·b + e, and so holds voxels e·b … e·b + e: neighbours share a layer,
 * and a value between two samples in touching bricks lies within one of their ranges. NaN does not count; a brick of NaN
 * alone has min above max.
 *
 * <p>Threads: any once made.
 */
public final class BrickGrid {
    /** Edge of a brick of a field in one piece, as a power of two. */
    public static final int USUAL_SHIFT = 3;

    private final int shift;
    private final int nx;
    private final int ny;
    private final int nz;
    private final float[] min;
    private final float[] max;

    BrickGrid(VoxelField field, int shift) {
        this.shift = shift;
        nx = (field.nx() - 1 >> shift) + 1;
        ny = (field.ny() - 1 >> shift) + 1;
        nz = (field.nz() - 1 >> shift) + 1;
        int count = Math.multiplyExact(Math.multiplyExact(nx, ny), nz);
        min = new float[count];
        max = new float[count];
    }

    public static BrickGrid of(VoxelField field, String what, WorkContext work) {
        BrickGrid grid = new BrickGrid(field, USUAL_SHIFT);
        work.forEach(what, (long) grid.ny * grid.nz, i -> {
            int j = (int) (i % grid.ny);
            int k = (int) (i / grid.ny);
            for (int b = 0; b < grid.nx; b++) {
                grid.measure(field, b, j, k);
            }
        });
        return grid;
    }

    /** In the calling thread: for small fields. */
    static BrickGrid of(DenseField field) {
        BrickGrid grid = new BrickGrid(field, USUAL_SHIFT);
        for (int k = 0; k < grid.nz; k++) {
            for (int j = 0; j < grid.ny; j++) {
                for (int b = 0; b < grid.nx; b++) {
                    grid.measure(field, b, j, k);
                }
            }
        }
        return grid;
    }

    /** Edge of a brick as a power of two. */
    public int shift() {
        return shift;
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

    int count() {
        return min.length;
    }

    /** The range of a brick. */
    void set(int brick, float low, float high) {
        min[brick] = low;
        max[brick] = high;
    }

    private void measure(VoxelField field, int bx, int by, int bz) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int x1 = Math.min(bx + 1 << shift, field.nx() - 1);
        int y1 = Math.min(by + 1 << shift, field.ny() - 1);
        int z1 = Math.min(bz + 1 << shift, field.nz() - 1);
        for (int z = bz << shift; z <= z1; z++) {
            for (int y = by << shift; y <= y1; y++) {
                for (int x = bx << shift; x <= x1; x++) {
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
