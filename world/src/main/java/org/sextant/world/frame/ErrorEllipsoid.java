// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * The region that holds a point with a stated probability, for a normal error.
 *
 * @param semiAxesUm lengths of the three semi-axes, longest first
 * @param axes columns are the unit directions of the semi-axes, right-handed
 */
public record ErrorEllipsoid(Vector3dc semiAxesUm, Matrix3dc axes) {
    /** χ²(3 degrees of freedom) at 95 %. */
    public static final double CHI2_95 = 7.814727903251179;

    /** The ellipsoid of the covariance (µm²) scaled so that it holds 95 %. */
    public static ErrorEllipsoid of95(Matrix3dc covarianceUm2) {
        double[][] a = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                a[r][c] = (covarianceUm2.get(c, r) + covarianceUm2.get(r, c)) / 2;
            }
        }
        double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < 30 && offDiagonal(a) > 0; sweep++) {
            rotate(a, v, 0, 1);
            rotate(a, v, 0, 2);
            rotate(a, v, 1, 2);
        }
        Integer[] order = {0, 1, 2};
        java.util.Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
        double[] s = new double[3];
        Vector3d[] e = new Vector3d[3];
        for (int i = 0; i < 3; i++) {
            int k = order[i];
            s[i] = Math.sqrt(CHI2_95 * Math.max(0, a[k][k]));
            e[i] = new Vector3d(v[0][k], v[1][k], v[2][k]);
        }
        e[2].set(e[0]).cross(e[1]);
        return new ErrorEllipsoid(new Vector3d(s[0], s[1], s[2]), new Matrix3d(e[0], e[1], e[2]));
    }

    private static double offDiagonal(double[][] a) {
        return Math.abs(a[0][1]) + Math.abs(a[0][2]) + Math.abs(a[1][2]);
    }

    /** One Jacobi rotation that zeroes a[p][q] (Golub and Van Loan, Matrix Computations, 8.5.2). */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < 3; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }
}
