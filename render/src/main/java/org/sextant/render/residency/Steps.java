// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

/**
 * Equal steps along a ray, in voxel indices of a field: sample i lies at (x, y, z) + i (dx, dy, dz). Reused from run to run.
 */
public final class Steps {
    /** Voxel indices as integers have this many binary places. */
    static final double FIXED = 0x1p32;

    public double x;
    public double y;
    public double z;
    public double dx;
    public double dy;
    public double dz;

    static long fixed(double index) {
        return (long) (index * FIXED);
    }

    /** Limits an index to the cells between {@code n} voxels, so that its whole part is the lower corner of one. */
    static long cell(long index, int n) {
        long last = ((long) (n - 1) << 32) - 1;
        long c = index < last ? index : last;
        return c > 0 ? c : 0;
    }

    /** The share of the upper neighbour in 4096ths. */
    static int weight(long index) {
        return (int) (index >>> 20) & 4095;
    }

    /** The share of the upper neighbour. */
    static float share(long index) {
        return ((int) (index >>> 8) & 0xffffff) * 0x1p-24f;
    }
}
