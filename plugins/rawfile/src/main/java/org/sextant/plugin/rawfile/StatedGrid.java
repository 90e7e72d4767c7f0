// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.LengthUnit;

/**
 * What a header says about where its voxels lie: numbers from voxel index to the file's own space, and the unit of that
 * space if it is named. A missing unit is taken from the setting {@value #UNIT}, and never invented.
 *
 * @param file for messages
 * @param indexToSpace directions (columns, one voxel long) and origin, in the file's numbers; null if none are stated
 * @param unit unit along the three axes of the space; null if the file names none
 * @param complete false for a flat image, whose extent along z is unknown
 */
public record StatedGrid(
        String file,
        @Nullable Matrix4x3dc indexToSpace,
        @Nullable Vector3dc unitUm,
        boolean complete) {
    /** Setting: the unit of a file whose spacing has none, for example {@code unit=mm}. */
    public static final String UNIT = "unit";

    public static StatedGrid none(String file) {
        return new StatedGrid(file, null, null, false);
    }

    /** µm in one of the same unit along each axis; null for null. */
    public static @Nullable Vector3dc sameAlongAxes(@Nullable LengthUnit unit) {
        return unit == null ? null : new Vector3d(unit.micrometres());
    }

    /**
     * The grid in the user's frame, or null if no voxel size is known. A voxel size that the user gives keeps the file's
     * directions, and the origin keeps its place among the voxels.
     */
    public @Nullable VoxelGrid grid(OpenOptions options, Size3 size) {
        Vector3d user = options.voxelUm().orElse(null);
        Vector3dc um = unitUm == null ? settingUm(options) : unitUm;
        Matrix4x3dc stated = indexToSpace;
        if (stated == null) {
            return options.grid(size, null, new Vector3d());
        }
        if (user == null && (um == null || !complete)) {
            return null;
        }
        Matrix4x3d m = um == null
                ? new Matrix4x3d(stated)
                : new Matrix4x3d().scaling(um).mul(stated);
        FrameId frame = options.frame();
        try {
            if (user != null) {
                m = resized(m, user);
            }
            return new VoxelGrid(size, new Affine3(frame.index(), frame, m));
        } catch (SextantException e) {
            if (user != null) {
                return options.grid(size, null, new Vector3d());
            }
            throw new DataException(
                    file,
                    "voxel directions and origin in the header",
                    "they cannot be used: " + e.getMessage(),
                    "Give the voxel size, for example --voxel 1.3um",
                    e);
        }
    }

    private static @Nullable Vector3dc settingUm(OpenOptions options) {
        String text = options.setting(UNIT).orElse(null);
        if (text == null) {
            return null;
        }
        return sameAlongAxes(LengthUnit.of(text)
                .orElseThrow(() -> new SextantException(
                        "the setting unit=" + text + " is not a unit of length; use pm, A, nm, um, mm, cm, m or in")));
    }

    /** The same directions with voxels of another size; the origin keeps its index coordinates. */
    private static Matrix4x3d resized(Matrix4x3d m, Vector3dc voxelUm) {
        Vector3d origin = m.getTranslation(new Vector3d());
        Matrix4x3d linear = new Matrix4x3d(m).setTranslation(0, 0, 0);
        if (!(Math.abs(linear.determinant()) > 0)) {
            throw new SextantException("the directions lie in one plane");
        }
        Vector3d index = linear.invert(new Matrix4x3d()).transformPosition(origin);
        for (int axis = 0; axis < 3; axis++) {
            Vector3d column = m.getColumn(axis, new Vector3d()).normalize(voxelUm.get(axis));
            linear.setColumn(axis, column);
        }
        return linear.setTranslation(linear.transformPosition(index, new Vector3d()));
    }
}
