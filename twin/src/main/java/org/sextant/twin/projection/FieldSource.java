// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/** Values per length at every place of a stage, as means over voxels of any size; one or more channels. */
public interface FieldSource {
    /** Takes one row of voxels along the first index axis; called from any thread, each row once for each channel. */
    @FunctionalInterface
    interface RowSink {
        /** @param values used during the call only */
        void row(int channel, long y, long z, float[] values);
    }

    int channels();

    /** Fills a grid that lies anyhow in the stage frame. */
    void rasterise(VoxelGrid grid, WorkContext work, RowSink sink);
}
