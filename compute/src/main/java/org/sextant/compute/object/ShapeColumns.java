// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.sextant.world.grid.VoxelGrid;

/** Size, place and shape of objects as columns, from their moments, surfaces and diameters. */
record ShapeColumns(ObjectMoments moments, VoxelGrid grid) {
    private static final String[] AXES = {"x", "y", "z"};
    private static final String[] LENGTHS = {"major", "middle", "minor"};

    /** Volume, equivalent diameter, centroid, bounding box. */
    void addSize(ObjectColumns to) {
        double voxelUm3 = Math.abs(grid.indexToFrame().matrix().determinant());
        to.add("voxels", "", label -> moments.get(label, ObjectMoments.COUNT));
        to.add("volume", "um^3", label -> voxelUm3 * moments.get(label, ObjectMoments.COUNT));
        to.add("esd", "um", label -> esdUm(voxelUm3 * moments.get(label, ObjectMoments.COUNT)));
        for (int axis = 0; axis < 3; axis++) {
            int k = axis;
            to.add("centroid." + AXES[axis], "um", label -> centroidUm(label).get(k));
        }
        for (int axis = 0; axis < 3; axis++) {
            int k = axis;
            to.add("box.min." + AXES[axis], "voxel", label -> moments.get(label, ObjectMoments.MIN_X + k));
        }
        for (int axis = 0; axis < 3; axis++) {
            int k = axis;
            to.add("box.max." + AXES[axis], "voxel", label -> moments.get(label, ObjectMoments.MAX_X + k));
        }
        to.add("border", "", label -> touchesBorder(label) ? 1 : 0);
    }

    /** Diameter of the ball of that volume. */
    static double esdUm(double volumeUm3) {
        return ObjectTable.esdUm(volumeUm3);
    }

    private Vector3d centroidUm(int label) {
        return grid.indexToFrame().apply(mean(label));
    }

    private Vector3d mean(int label) {
        double n = moments.get(label, ObjectMoments.COUNT);
        return new Vector3d(
                moments.get(label, ObjectMoments.X) / n,
                moments.get(label, ObjectMoments.Y) / n,
                moments.get(label, ObjectMoments.Z) / n);
    }

    private boolean touchesBorder(int label) {
        for (int axis = 0; axis < 3; axis++) {
            if (moments.get(label, ObjectMoments.MIN_X + axis) == 0
                    || moments.get(label, ObjectMoments.MAX_X + axis)
                            == grid.size().get(axis) - 1) {
                return true;
            }
        }
        return false;
    }

    /** Surfaces and what follows from them; principal axes; diameters in the order of the moments' rows. */
    void addShape(ObjectColumns to, ObjectSurface surface, double[] feretUm) {
        double voxelUm3 = Math.abs(grid.indexToFrame().matrix().determinant());
        to.add("surface", "um^2", surface::meshUm2);
        to.add("surface.crofton", "um^2", surface::croftonUm2);
        to.add("surface.faces", "um^2", surface::facesUm2);
        to.add("sphericity", "", label -> {
            double esd = esdUm(voxelUm3 * moments.get(label, ObjectMoments.COUNT));
            return Math.PI * esd * esd / surface.croftonUm2(label);
        });
        to.add("euler", "", surface::euler);
        to.add("feret", "um", label -> feretUm[moments.rows().find(label)]);
        PrincipalAxes[] axes = new PrincipalAxes[moments.rows().count()];
        Matrix3d linear = grid.indexToFrame().linear();
        for (int r = 0; r < moments.rows().count(); r++) {
            int label = moments.rows().label(r);
            axes[r] = PrincipalAxes.of(covariance(label), linear);
        }
        for (int k = 0; k < 3; k++) {
            int rank = k;
            to.add(
                    "axis." + LENGTHS[k],
                    "um",
                    label -> axes[moments.rows().find(label)].lengthsUm()[rank]);
        }
        for (int k = 0; k < 3; k++) {
            for (int axis = 0; axis < 3; axis++) {
                int rank = k;
                int component = axis;
                to.add(
                        "axis." + LENGTHS[k] + "." + AXES[axis],
                        "",
                        label -> axes[moments.rows().find(label)].directions()[rank].get(component));
            }
        }
    }

    /** Of the voxels' indices; sums are taken about a voxel near the middle first, as whole numbers. */
    private Matrix3d covariance(int label) {
        long n = moments.get(label, ObjectMoments.COUNT);
        Vector3d mean = mean(label);
        long[] c = {Math.round(mean.x), Math.round(mean.y), Math.round(mean.z)};
        double[] d = {
            (moments.get(label, ObjectMoments.X) - c[0] * n) / (double) n,
            (moments.get(label, ObjectMoments.Y) - c[1] * n) / (double) n,
            (moments.get(label, ObjectMoments.Z) - c[2] * n) / (double) n
        };
        double xx = about(label, ObjectMoments.XX, 0, 0, c) - d[0] * d[0];
        double yy = about(label, ObjectMoments.YY, 1, 1, c) - d[1] * d[1];
        double zz = about(label, ObjectMoments.ZZ, 2, 2, c) - d[2] * d[2];
        double xy = about(label, ObjectMoments.XY, 0, 1, c) - d[0] * d[1];
        double xz = about(label, ObjectMoments.XZ, 0, 2, c) - d[0] * d[2];
        double yz = about(label, ObjectMoments.YZ, 1, 2, c) - d[1] * d[2];
        return new Matrix3d(xx, xy, xz, xy, yy, yz, xz, yz, zz);
    }

    private double about(int label, int product, int a, int b, long[] c) {
        long n = moments.get(label, ObjectMoments.COUNT);
        long sum = moments.get(label, product)
                - c[b] * moments.get(label, ObjectMoments.X + a)
                - c[a] * moments.get(label, ObjectMoments.X + b)
                + c[a] * c[b] * n;
        return sum / (double) n;
    }
}
