// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import org.sextant.compute.voxel.HeapRoom;

/**
 * What a computation will need.
 *
 * @param memoryBytes of the Java heap beyond what is held already
 * @param seconds on two cores of 2020 or later; an order of magnitude
 */
public record Estimate(long memoryBytes, double seconds) {
    /** @throws org.sextant.world.error.SextantException if the memory is not there */
    public void check(String what) {
        HeapRoom.check(what, memoryBytes);
    }
}
