// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about the position of voxel 0,0,0 along x, y, z.
 *
 * @param value position of its centre
 * @param inVoxels whether it is counted in voxels, else in µm
 */
public record Origin(Vector3dc value, boolean inVoxels) {
    /** The file says nothing, or says 0. */
    public static final Origin ZERO = new Origin(new Vector3d(), false);

    public Origin {
        value = new Vector3d(value);
    }

    /**
     * The position in µm.
     *
     * @param voxelUm the voxel size, null if it is unknown; 0 is then returned for a position counted in voxels
     */
    public Vector3d um(@Nullable Vector3dc voxelUm) {
        if (!inVoxels) {
            return new Vector3d(value);
        }
        return voxelUm == null ? new Vector3d() : new Vector3d(value).mul(voxelUm);
    }
}
