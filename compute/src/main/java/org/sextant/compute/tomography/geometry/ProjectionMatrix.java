// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/**
 * Where the detector sees a point: (column·w, row·w, w) = M (x, y, z, 1).
 *
 * <p>With a source s, detector origin o and steps u, v, the ray to pixel (c, r) meets p where c u + r v + (o − s) = w'(p −
 * s), so that (c, r, 1) ∝ [u v o−s]⁻¹ (p − s). With a parallel beam along d, (c, r, ·) = [u v d]⁻¹ (p − o) and w = 1.
 *
 * <p>The point is given in voxels of a grid: numbers are of the order of the number of voxels, whatever their size.
 *
 * @param m rows of M, each x, y, z, 1
 */
public record ProjectionMatrix(double[][] m) {
    static ProjectionMatrix of(Beam beam, ViewVectors view, VoxelGrid grid) {
        var toIndex = grid.indexToFrame().inverse();
        Vector3d u = toIndex.matrix().transformDirection(view.columnStep(), new Vector3d());
        Vector3d v = toIndex.matrix().transformDirection(view.rowStep(), new Vector3d());
        Vector3d o = toIndex.apply(new Vector3d(view.origin()));
        boolean cone = beam == Beam.CONE;
        Vector3d from = cone ? toIndex.apply(new Vector3d(view.ray())) : o;
        Vector3d third = cone
                ? new Vector3d(o).sub(from)
                : toIndex.matrix()
                        .transformDirection(view.ray(), new Vector3d())
                        .normalize();
        Matrix3d inverse = new Matrix3d(u, v, third);
        if (!(Math.abs(inverse.determinant()) > 1e-9 * u.length() * v.length() * third.length())) {
            throw new SextantException("the rays of a view run along its detector, which sees nothing then: ray "
                    + view.ray() + ", steps " + view.columnStep() + " and " + view.rowStep());
        }
        inverse.invert();
        double[][] m = new double[3][];
        for (int i = 0; i < 3; i++) {
            Vector3d row = inverse.getRow(i, new Vector3d());
            m[i] = new double[] {row.x, row.y, row.z, -row.dot(from)};
        }
        if (!cone) {
            m[2] = new double[] {0, 0, 0, 1};
        }
        return new ProjectionMatrix(m);
    }

    public double column(Vector3dc p) {
        return at(0, p) / at(2, p);
    }

    public double row(Vector3dc p) {
        return at(1, p) / at(2, p);
    }

    /** w: the distance from the source along the beam's axis, 1 at the detector. */
    public double depth(Vector3dc p) {
        return at(2, p);
    }

    private double at(int i, Vector3dc p) {
        return m[i][0] * p.x() + m[i][1] * p.y() + m[i][2] * p.z() + m[i][3];
    }

    /** Whether columns and depth are the same all along z. */
    public boolean isUpright() {
        double scale = Math.abs(m[0][0]) + Math.abs(m[0][1]);
        double depth = Math.abs(m[2][3]);
        return Math.abs(m[0][2]) < 1e-9 * scale && Math.abs(m[2][2]) < 1e-12 * depth;
    }
}
