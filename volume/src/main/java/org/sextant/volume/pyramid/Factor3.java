// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

/** How many voxels along x, y and z become one. */
public record Factor3(long x, long y, long z) {
    public static final Factor3 ONE = new Factor3(1, 1, 1);

    public Factor3 {
        if (x < 1 || y < 1 || z < 1) {
            throw new IllegalArgumentException("factors are at least 1, not " + x + ", " + y + ", " + z);
        }
    }

    public Factor3 times(Factor3 f) {
        return new Factor3(x * f.x, y * f.y, z * f.z);
    }

    /** 0 → x, 1 → y, 2 → z. */
    public long get(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
