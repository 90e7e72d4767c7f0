// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import org.sextant.compute.voxel.HeapRoom;
import org.sextant.volume.data.Volume;

/**
 * What a computation will need.
 *
 * @param memoryBytes of the Java heap beyond what is held already
 * @param seconds on two cores of 2020 or later; an order of magnitude
 */
public record Estimate(long memoryBytes, double seconds) {
    /** For work that costs the same at each voxel of a volume. */
    public static Estimate perVoxel(Volume volume, double bytes, double nanoseconds) {
        double voxels = volume.size().voxels();
        return new Estimate((long) (voxels * bytes), voxels * nanoseconds * 1e-9);
    }

    /** @throws org.sextant.world.error.SextantException if the memory is not there */
    public void check(String what) {
        HeapRoom.check(what, memoryBytes);
    }
}
