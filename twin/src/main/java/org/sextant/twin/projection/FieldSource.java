// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/** Values per length at every place of a stage; one or more channels. */
public interface FieldSource {
    /** Takes one row of voxels along the first index axis; called from any thread, each row once for each channel. */
    @FunctionalInterface
    interface RowSink {
        /** @param values used, and perhaps changed, during the call only */
        void row(int channel, long y, long z, float[] values);
    }

    int channels();

    /** Fills a grid that lies anyhow in the stage frame with the means of its voxels. */
    void rasterise(VoxelGrid grid, WorkContext work, RowSink sink);

    /**
     * Fills a grid with the values around a few points in each voxel, which costs less than means where voxels are large: for
     * what only shines through.
     *
     * @param points in each voxel
     */
    default void outline(VoxelGrid grid, int points, WorkContext work, RowSink sink) {
        rasterise(grid, work, sink);
    }
}
