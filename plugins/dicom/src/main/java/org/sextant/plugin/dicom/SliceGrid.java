// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Where the voxels of a stack lie: the patient system of the file (DICOM PS3.3, equation C.7.6.2.1-1), µm. */
final class SliceGrid {
    private static final double UM_PER_MM = 1000;

    private SliceGrid() {}

    /**
     * The grid, or null if pixel spacing or slice distance are not stated and the user gives no voxel size. A voxel size
     * that the user gives keeps the directions, and the origin its place among the voxels.
     */
    static @Nullable VoxelGrid of(String source, SliceStack stack, Size3 size, OpenOptions options) {
        Slice first = stack.frames().get(0).slice();
        Vector3dc spacing = first.pixelSpacing();
        Vector3dc step = stack.stepMm();
        Vector3d user = options.voxelUm().orElse(null);
        boolean known = spacing != null && step != null;
        if (!known && user == null) {
            return null;
        }
        Vector3d z = step == null ? SliceStack.normal(first) : new Vector3d(step);
        Matrix4x3d toMm = new Matrix4x3d()
                .setColumn(0, direction(first.rowDirection(), 1, 0).mul(spacing == null ? 1 : spacing.x()))
                .setColumn(1, direction(first.columnDirection(), 0, 1).mul(spacing == null ? 1 : spacing.y()))
                .setColumn(2, z);
        Vector3d origin = first.positions().isEmpty() || !known
                ? new Vector3d()
                : new Vector3d(first.positions().get(stack.frames().get(0).index()));
        try {
            Matrix4x3d m = user == null
                    ? toMm.setTranslation(origin).scaleLocal(UM_PER_MM, UM_PER_MM, UM_PER_MM)
                    : resized(toMm, origin, user);
            return new VoxelGrid(size, new Affine3(options.frame().index(), options.frame(), m));
        } catch (SextantException e) {
            throw new DataException(
                    source,
                    "pixel spacing and positions",
                    "they cannot be used: " + e.getMessage(),
                    "Give the voxel size, for example --voxel 1.3um",
                    e);
        }
    }

    private static Vector3d direction(@Nullable Vector3dc stated, double x, double y) {
        return stated == null ? new Vector3d(x, y, 0) : new Vector3d(stated);
    }

    private static Matrix4x3d resized(Matrix4x3d linear, Vector3d origin, Vector3dc voxelUm) {
        Vector3d index = linear.invert(new Matrix4x3d()).transformPosition(origin);
        Matrix4x3d m = new Matrix4x3d();
        for (int axis = 0; axis < 3; axis++) {
            m.setColumn(axis, linear.getColumn(axis, new Vector3d()).normalize(voxelUm.get(axis)));
        }
        return m.setTranslation(m.transformPosition(index, new Vector3d()));
    }
}
