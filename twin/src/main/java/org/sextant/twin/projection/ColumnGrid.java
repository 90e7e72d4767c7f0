// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.joml.Matrix4x3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Cubic voxels around the axis of a stage, stored column by column along the axis: index (i, j, k) lies at z, x, y, so that
 * one column is contiguous. Columns lie symmetrically about the axis.
 *
 * @param across columns along x and along y, even
 * @param bottomUm z of the centres of the lowest voxels
 * @param height voxels along z
 */
public record ColumnGrid(double voxelUm, int across, double bottomUm, int height) {
    public ColumnGrid {
        if (!(voxelUm > 0) || across < 2 || across % 2 != 0 || height < 1) {
            throw new SextantException(
                    "a grid of columns needs voxels above 0 um, an even number across and a height, not " + voxelUm
                            + " um, " + across + ", " + height);
        }
    }

    /** x of column 0 and y of column row 0, µm. */
    public double firstUm() {
        return -(across - 1) / 2.0 * voxelUm;
    }

    public double halfWidthUm() {
        return across / 2.0 * voxelUm;
    }

    /** All columns. */
    public VoxelGrid voxels(FrameId stage) {
        return voxels(stage, new Columns(0, across, 0, across));
    }

    /** Some columns: index 0,0,0 of the result is the lowest voxel of column x0, y0. */
    VoxelGrid voxels(FrameId stage, Columns c) {
        double s = voxelUm;
        Matrix4x3d indexToStage =
                new Matrix4x3d(0, 0, s, s, 0, 0, 0, s, 0, firstUm() + c.x0 * s, firstUm() + c.y0 * s, bottomUm);
        return new VoxelGrid(
                new Size3(height, c.x1 - c.x0, c.y1 - c.y0), new Affine3(stage.index(), stage, indexToStage));
    }

    /** A rectangle of columns, ends exclusive. */
    record Columns(int x0, int x1, int y0, int y1) {}
}
