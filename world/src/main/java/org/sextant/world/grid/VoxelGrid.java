// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.grid;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/**
 * Where the voxels of a volume lie in its frame. An integer index is a voxel <em>centre</em>; n voxels span
 * [−0.5, n − 0.5] along each axis.
 *
 * <pre>
 *   index     0       1       2       3
 *           |-o-|   |-o-|   |-o-|   |-o-|        a level of factor f = 2 averages pairs:
 *   level 1  0               1                   its index i lies at f·i + (f−1)/2 = 0.5, 2.5
 *           |-----o-----|   |-----o-----|
 * </pre>
 */
public record VoxelGrid(Size3 size, Affine3 indexToFrame) {
    public VoxelGrid {
        if (!(Math.abs(indexToFrame.matrix().determinant()) > 0)) {
            throw new SextantException(
                    "the voxels of '" + indexToFrame.to() + "' have no volume; give a voxel size above 0");
        }
    }

    /** Axis-aligned voxels whose first centre lies at {@code originUm}. */
    public static VoxelGrid of(FrameId frame, Size3 size, Vector3dc spacingUm, Vector3dc originUm) {
        if (!(spacingUm.x() > 0 && spacingUm.y() > 0 && spacingUm.z() > 0 && spacingUm.isFinite())) {
            throw new SextantException("the voxel size must be above 0 along each axis, not " + spacingUm.x() + ", "
                    + spacingUm.y() + ", " + spacingUm.z() + " um");
        }
        return new VoxelGrid(size, Affine3.scaleTranslate(frame.index(), frame, spacingUm, originUm));
    }

    public FrameId frame() {
        return indexToFrame.to();
    }

    /** Length of a voxel's edges, µm along the index axes. */
    public Vector3d spacingUm() {
        var a = indexToFrame.linear();
        return new Vector3d(
                a.getColumn(0, new Vector3d()).length(),
                a.getColumn(1, new Vector3d()).length(),
                a.getColumn(2, new Vector3d()).length());
    }

    /** Centre of voxel 0,0,0, µm. */
    public Vector3d originUm() {
        return indexToFrame.apply(new Vector3d());
    }

    /** The smallest box in the frame that holds all voxels to their outer faces. */
    public Box3 boundsUm() {
        return indexBounds().enclosing(indexToFrame);
    }

    /** [−0.5, n − 0.5] along each axis, in voxels. */
    public Box3 indexBounds() {
        return new Box3(
                indexToFrame.from(), new Vector3d(-0.5), new Vector3d(size.x() - 0.5, size.y() - 0.5, size.z() - 0.5));
    }

    /** The grid after averaging fx×fy×fz voxels into one. */
    public VoxelGrid level(long fx, long fy, long fz) {
        return new VoxelGrid(
                size.dividedBy(fx, fy, fz),
                levelToBase(indexToFrame.from(), fx, fy, fz).then(indexToFrame));
    }

    /** Map from the index of an averaged level to the finest index: i ↦ f·i + (f−1)/2. */
    public static Affine3 levelToBase(FrameId index, double fx, double fy, double fz) {
        return Affine3.scaleTranslate(
                index, index, new Vector3d(fx, fy, fz), new Vector3d((fx - 1) / 2, (fy - 1) / 2, (fz - 1) / 2));
    }

    /** The same voxels in a frame of another name. */
    public VoxelGrid in(FrameId frame) {
        return new VoxelGrid(size, indexToFrame.between(frame.index(), frame));
    }
}
