// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

/** How many voxels a filter looks away from a voxel along each axis, to both sides. */
public record Reach(int x, int y, int z) {
    public Reach {
        if (Math.min(x, Math.min(y, z)) < 0) {
            throw new IllegalArgumentException("a reach of " + x + "," + y + "," + z);
        }
    }

    public Reach plus(Reach o) {
        return new Reach(x + o.x, y + o.y, z + o.z);
    }

    public int widest() {
        return Math.max(x, Math.max(y, z));
    }
}
