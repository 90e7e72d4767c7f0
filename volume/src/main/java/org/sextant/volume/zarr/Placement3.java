// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;

/**
 * The part of an image's transformation that concerns x, y and z.
 *
 * <pre>
 *   metadata, axes z y x                  here, x y z
 *   | zz zy zx | tz |                     | xx xy xz | tx |
 *   | yz yy yx | ty |          →          | yx yy yz | ty |     row = output axis, column = index
 *   | xz xy xx | tx |                     | zx zy zz | tz |
 * </pre>
 */
final class Placement3 {
    private Placement3() {}

    /**
     * Map from index x, y, z to the system's x, y, z, in the system's units. A direction without an axis keeps its index.
     *
     * @param fixed index along each axis of the array that is not x, y or z; it may shift the image
     */
    static Matrix4x3d of(NdAffine a, Axes array, Axes system, long[] fixed) {
        double[][] m = new double[3][4];
        for (int r = 0; r < 3; r++) {
            int out = system.space(r);
            if (out < 0) {
                m[r][r] = 1;
                continue;
            }
            double[] row = a.rows()[out];
            m[r][3] = row[array.rank()];
            for (int axis = 0; axis < array.rank(); axis++) {
                m[r][3] += row[axis] * fixed[axis];
            }
            for (int c = 0; c < 3; c++) {
                m[r][c] = array.space(c) < 0 ? (r == c ? 1 : 0) : row[array.space(c)];
            }
        }
        return new Matrix4x3d(
                m[0][0], m[1][0], m[2][0], m[0][1], m[1][1], m[2][1], m[0][2], m[1][2], m[2][2], m[0][3], m[1][3],
                m[2][3]);
    }

    /** Whether the map can be inverted in double precision. */
    static boolean isRegular(Matrix4x3d m) {
        Matrix3d a = new Matrix3d(m.m00(), m.m01(), m.m02(), m.m10(), m.m11(), m.m12(), m.m20(), m.m21(), m.m22());
        double norm = 1;
        for (int c = 0; c < 3; c++) {
            norm *= a.getColumn(c, new Vector3d()).length();
        }
        return m.isFinite()
                && Math.abs(a.determinant()) > 1e-9 * norm
                && Math.abs(a.determinant()) > 0
                && Double.isFinite(norm);
    }

    /**
     * Index to frame, µm, of the finest level: the user's voxel size along the file's directions, else the file's.
     *
     * @param micrometres in a unit of the system's x, y, z; null if the file does not say
     * @param user voxel size, µm; null if not given
     * @return null if neither is known
     */
    static @Nullable Matrix4x3d toFrame(
            Matrix4x3d indexToSystem, double @Nullable [] micrometres, @Nullable Vector3dc user) {
        if (user != null) {
            return resized(indexToSystem, user);
        }
        return micrometres == null
                ? null
                : new Matrix4x3d()
                        .scaling(micrometres[0], micrometres[1], micrometres[2])
                        .mul(indexToSystem);
    }

    /** The same directions and the same origin in voxels, with other lengths of the voxel's edges. */
    private static Matrix4x3d resized(Matrix4x3d m, Vector3dc spacing) {
        Vector3d originIndex = m.invert(new Matrix4x3d()).transformPosition(new Vector3d());
        Vector3d length = new Vector3d(
                new Vector3d(m.m00(), m.m01(), m.m02()).length(),
                new Vector3d(m.m10(), m.m11(), m.m12()).length(),
                new Vector3d(m.m20(), m.m21(), m.m22()).length());
        Matrix4x3d linear = new Matrix4x3d(m).setTranslation(0, 0, 0);
        linear.scale(spacing.x() / length.x, spacing.y() / length.y, spacing.z() / length.z);
        Vector3d origin = linear.transformDirection(originIndex.negate(), new Vector3d());
        return linear.setTranslation(origin);
    }
}
