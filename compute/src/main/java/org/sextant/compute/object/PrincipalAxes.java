// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.joml.Matrix3d;
import org.joml.Vector3d;

/**
 * The axes of the ellipsoid with an object's second moments: an ellipsoid of half axis a has the variance a²/5 along it.
 *
 * @param lengthsUm whole axes 2√(5 · variance), longest first; 0 where all voxels lie in one plane
 * @param directions in the volume's frame, of length 1; the largest component is positive
 */
record PrincipalAxes(double[] lengthsUm, Vector3d[] directions) {
    /**
     * @param covariance of the voxels' indices
     * @param indexToUm linear part of the map from indices to the frame
     */
    static PrincipalAxes of(Matrix3d covariance, Matrix3d indexToUm) {
        Matrix3d um = new Matrix3d(indexToUm).mul(covariance).mul(indexToUm.transpose(new Matrix3d()));
        // Both halves are averaged: rounding leaves them unequal by the last digit.
        double xy = (um.m01() + um.m10()) / 2;
        double xz = (um.m02() + um.m20()) / 2;
        double yz = (um.m12() + um.m21()) / 2;
        var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(
                new double[][] {{um.m00(), xy, xz}, {xy, um.m11(), yz}, {xz, yz, um.m22()}}));
        double[] lengths = new double[3];
        Vector3d[] directions = new Vector3d[3];
        for (int k = 0; k < 3; k++) {
            lengths[k] = 2 * Math.sqrt(5 * Math.max(0, eigen.getEigenvalue(k)));
            double[] v = eigen.getEigenvector(k).toArray();
            Vector3d d = new Vector3d(v[0], v[1], v[2]).normalize();
            directions[k] = d.get(d.maxComponent()) < 0 ? d.negate() : d;
        }
        return new PrincipalAxes(lengths, directions);
    }
}
