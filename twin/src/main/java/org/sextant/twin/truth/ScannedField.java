// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What the maker of a scan knows of it.
 *
 * @param name of the scan and of its stage's frame
 * @param grid voxels of its volumes, in the frame of its stage
 * @param stageToSample the true pose
 * @param cutRadiusUm the sample was cut to a pillar of this radius around the stage's axis z; infinite if it is whole
 * @param volumes what was written of it
 * @param errors wrong centre, tilt of the axis, drifts … each with its unit in its name
 */
public record ScannedField(
        String name,
        VoxelGrid grid,
        Affine3 stageToSample,
        double cutRadiusUm,
        List<ScannedVolume> volumes,
        ObjectNode errors) {
    public ScannedField {
        volumes = List.copyOf(volumes);
        errors = errors.deepCopy();
    }

    /** The scan's voxels in the frame of the sample. */
    public VoxelGrid inSample() {
        return new VoxelGrid(grid.size(), grid.indexToFrame().then(stageToSample));
    }
}
