// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/** Looks at a sample through voxels of one shape. Not for several threads at once: each takes its own. */
@FunctionalInterface
public interface VoxelProbe {
    /**
     * Writes the volume fraction of each material in the voxel centred at a point of the sample's frame, µm.
     *
     * @param fractions one for each material of the sample, overwritten; they sum to 1
     */
    void fractions(double x, double y, double z, double[] fractions);
}
