// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.sextant.world.grid.VoxelGrid;

/**
 * The edges of a voxel: a parallelepiped anywhere in space.
 *
 * @param edgesUm a column for each edge, µm in the sample's frame
 */
public record VoxelShape(Matrix3dc edgesUm) {
    public VoxelShape {
        edgesUm = new Matrix3d(edgesUm);
    }

    public static VoxelShape of(VoxelGrid grid) {
        return new VoxelShape(grid.indexToFrame().linear());
    }

    public static VoxelShape cube(double edgeUm) {
        return new VoxelShape(new Matrix3d().scaling(edgeUm));
    }

    /** Longest edge, µm. */
    public double longestUm() {
        Matrix3dc m = edgesUm;
        double x = m.m00() * m.m00() + m.m01() * m.m01() + m.m02() * m.m02();
        double y = m.m10() * m.m10() + m.m11() * m.m11() + m.m12() * m.m12();
        double z = m.m20() * m.m20() + m.m21() * m.m21() + m.m22() * m.m22();
        return Math.sqrt(Math.max(x, Math.max(y, z)));
    }

    /** Distance from the centre to the farthest corner of a box with these edges, µm. */
    double radiusUm() {
        Matrix3dc m = edgesUm;
        double sum = m.m00() * m.m00() + m.m01() * m.m01() + m.m02() * m.m02();
        sum += m.m10() * m.m10() + m.m11() * m.m11() + m.m12() * m.m12();
        sum += m.m20() * m.m20() + m.m21() * m.m21() + m.m22() * m.m22();
        return 0.5 * Math.sqrt(sum);
    }

    /** In how many parts along each edge no part is longer than this. */
    int pieces(double largestUm) {
        return (int) Math.max(1, Math.ceil(longestUm() / largestUm - 1e-6));
    }

    /** Centres of n³ equal parts relative to the voxel's own: x, y, z of one after the other. */
    double[] partCentres(int n) {
        double[] centres = new double[3 * n * n * n];
        for (int i = 0; i < n * n * n; i++) {
            Vector3d c = new Vector3d(i % n, i / n % n, i / n / n).add(0.5 - n / 2.0, 0.5 - n / 2.0, 0.5 - n / 2.0);
            edgesUm.transform(c.div(n));
            centres[3 * i] = c.x;
            centres[3 * i + 1] = c.y;
            centres[3 * i + 2] = c.z;
        }
        return centres;
    }

    /** The same shape, n times smaller along each edge. */
    VoxelShape dividedBy(int n) {
        return new VoxelShape(edgesUm.scale(1.0 / n, new Matrix3d()));
    }

    /** Half the extent of each edge along the direction of (nx, ny, nz), times the length of that vector. */
    void halfExtents(double nx, double ny, double nz, double[] out) {
        Matrix3dc m = edgesUm;
        out[0] = 0.5 * Math.abs(m.m00() * nx + m.m01() * ny + m.m02() * nz);
        out[1] = 0.5 * Math.abs(m.m10() * nx + m.m11() * ny + m.m12() * nz);
        out[2] = 0.5 * Math.abs(m.m20() * nx + m.m21() * ny + m.m22() * nz);
    }
}
