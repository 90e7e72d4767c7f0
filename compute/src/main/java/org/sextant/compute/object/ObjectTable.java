// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/** The columns of {@link ParticlesOperation} that need no more than one look at each voxel. */
public final class ObjectTable {
    private ObjectTable() {}

    /** Diameter of the ball of a volume: (6 V / π)^(1/3). */
    public static double esdUm(double volumeUm3) {
        return Math.cbrt(6 * volumeUm3 / Math.PI);
    }

    /**
     * Label, volume, equivalent diameter, centroid, bounding box and whether the border is touched, one row an object.
     *
     * @param grid where the voxels lie
     */
    public static Table sizes(LabelPlanes planes, VoxelGrid grid, WorkContext work) {
        ObjectMoments moments = ObjectMoments.of(planes, work);
        ObjectColumns columns = new ObjectColumns(moments.rows());
        new ShapeColumns(moments, grid).addSize(columns);
        return columns.table("objects", (all, row) -> true);
    }
}
