// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import org.sextant.compute.voxel.FloatVoxels;

/**
 * What iterations found.
 *
 * @param voxels density per µm
 * @param residuals ‖b − A x‖ / ‖b‖ before each iteration and after the last
 */
public record IterativeResult(FloatVoxels voxels, double[] residuals) {
    public int iterations() {
        return residuals.length - 1;
    }
}
