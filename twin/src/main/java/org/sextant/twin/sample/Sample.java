// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.List;
import org.sextant.twin.material.Material;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.VoxelGrid;

/**
 * A sample as a function of position: one truth for scans of every voxel size.
 *
 * <p>Positions are µm in the frame {@link #FRAME}. Immutable; any thread may ask.
 */
public interface Sample {
    /** The frame that samples are defined in. */
    FrameId FRAME = new FrameId("sample");

    /** Outside of this box there is only material 0, air. */
    Box3 boundsUm();

    /** The materials that {@link #materialAt} names by their index; 0 is air. */
    List<Material> materials();

    /** Points worth a scan, the first being the most remarkable. */
    List<Place> places();

    /** Index of the material at a point, with the finest pores resolved. */
    int materialAt(double x, double y, double z);

    /**
     * A new probe for voxels of a shape. Surfaces count by the part of the voxel that lies behind them; pores too fine for
     * the voxel count by their porosity.
     */
    VoxelProbe probe(VoxelShape shape);

    /**
     * The volume fractions of the materials in each voxel of a grid in the frame {@link #FRAME}.
     *
     * @throws SextantException if the grid lies in another frame
     */
    default void fractions(VoxelGrid grid, WorkContext work, FractionSink out) {
        new SampleRaster(this, grid).fractions(work, out);
    }

    /**
     * A property of the materials, averaged over each voxel of a grid in the frame {@link #FRAME}. The numbers do not depend
     * on the number of threads.
     *
     * @param valuePerMaterial the property of each of {@link #materials()}, such as β
     * @throws SextantException if the grid lies in another frame
     */
    default void rasterise(VoxelGrid grid, double[] valuePerMaterial, WorkContext work, RowSink out) {
        new SampleRaster(this, grid).values(valuePerMaterial, work, out);
    }
}
