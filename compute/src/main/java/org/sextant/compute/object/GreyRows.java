// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Physical values of a grey volume at the voxels of another grid, plane by plane: the same voxels where both grids agree, else
 * linear between the grey volume's voxels at the same point of the frame they share. NaN outside of it.
 *
 * <p>Threads: any.
 */
interface GreyRows {
    /** Values at plane z of the objects' grid, {@code [x + nx·y]}. */
    float[] plane(int z);

    /** What was assumed about where the volumes lie; empty if they state it. */
    default Optional<String> notice() {
        return Optional.empty();
    }

    /**
     * Values of {@code grey} on the grid.
     *
     * @throws SextantException if the two lie in different frames and are not of one size
     */
    static GreyRows of(Volume grey, VoxelGrid grid, WorkContext work) {
        VoxelReader reader = VoxelReader.of(grey, work);
        boolean sameFrame = grey.grid().frame().equals(grid.frame());
        boolean sameVoxels = grey.size().equals(grid.size())
                && grey.grid().spacingUm().equals(grid.spacingUm(), 1e-6 * grid.spacingUm().x);
        if (sameFrame
                && grey.grid()
                        .indexToFrame()
                        .matrix()
                        .equals(grid.indexToFrame().matrix(), 1e-9)
                && grey.size().equals(grid.size())) {
            return reader::floatPlane;
        }
        if (sameFrame) {
            Affine3 toGrey = grid.indexToFrame().then(grey.grid().indexToFrame().inverse());
            return new PosedGrey(grey, toGrey, grid);
        }
        if (sameVoxels) {
            return new GreyRows() {
                @Override
                public float[] plane(int z) {
                    return reader.floatPlane(z);
                }

                @Override
                public Optional<String> notice() {
                    return Optional.of(grey.source() + " lies in the frame '"
                            + grey.grid().frame() + "', the objects in '" + grid.frame()
                            + "'; as both have the same voxels they were taken one for one");
                }
            };
        }
        Vector3d um = grey.grid().spacingUm();
        throw new SextantException(grey.source() + " (" + grey.size() + " voxels of " + um.x + " um, frame '"
                + grey.grid().frame() + "') does not lie on the voxels of the objects (" + grid.size() + ", frame '"
                + grid.frame() + "'), and nothing tells where; place both in one project");
    }
}
