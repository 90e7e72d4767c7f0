// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import java.util.Arrays;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/**
 * Uncertainty of a placement as a 6×6 covariance of a small motion applied in the <em>parent</em> frame after it:
 *
 * <pre>
 *   x' = c + exp([ω]×) (x − c) + t        (ω: rotation vector, rad;  t: shift, µm;  c: pivot, µm)
 *   δx ≈ J (ω, t),   J(x) = [ −[x − c]×   I ]
 *   cov(x) = J Σ Jᵀ
 * </pre>
 *
 * Rows and columns are ωx ωy ωz tx ty tz. Rotations about the centroid of the landmarks (the pivot) and shifts are then
 * uncorrelated for an isotropic landmark error (Fitzpatrick, West, Maurer 1998, 10.1109/42.736021).
 */
public final class PoseCovariance {
    /** How far correlations may be off by rounding. */
    private static final double TOLERANCE = 1e-9;

    private final Vector3d pivotUm;
    private final double[] sigma;

    /**
     * @param pivotUm the point c, in the parent frame
     * @param sigma 36 values, row by row; symmetric, positive semi-definite; units rad², rad·µm, µm²
     */
    public PoseCovariance(Vector3dc pivotUm, double[] sigma) {
        if (sigma.length != 36) {
            throw new SextantException("a pose covariance has 6×6 = 36 values, not " + sigma.length);
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double a = sigma[6 * i + j];
                double b = sigma[6 * j + i];
                if (!Double.isFinite(a) || Math.abs(a - b) > 1e-9 * (Math.abs(a) + Math.abs(b))) {
                    throw new SextantException("the pose covariance is not symmetric and finite at row " + (i + 1)
                            + ", column " + (j + 1) + ": " + a + " and " + b);
                }
            }
        }
        if (!pivotUm.isFinite()) {
            throw new SextantException("the pivot of a pose covariance must be finite, not " + pivotUm);
        }
        checkPositive(sigma);
        this.pivotUm = new Vector3d(pivotUm);
        this.sigma = sigma.clone();
    }

    /** Independent errors: standard deviations of the rotation (rad, each axis) and the shift (µm, each axis). */
    public static PoseCovariance ofStandardDeviations(Vector3dc pivotUm, double rotationRad, double shiftUm) {
        if (!(rotationRad >= 0 && shiftUm >= 0)) {
            throw new SextantException("standard deviations of a pose must be 0 or more, not " + rotationRad
                    + " rad and " + shiftUm + " um");
        }
        double[] s = new double[36];
        for (int i = 0; i < 3; i++) {
            s[7 * i] = rotationRad * rotationRad;
            s[7 * (i + 3)] = shiftUm * shiftUm;
        }
        return new PoseCovariance(pivotUm, s);
    }

    public Vector3dc pivotUm() {
        return pivotUm;
    }

    /** A copy of the 36 values, row by row. */
    public double[] matrix() {
        return sigma.clone();
    }

    /** Covariance (µm²) that this uncertainty gives the point, both in the parent frame. */
    public Matrix3d at(Vector3dc pointUm) {
        double x = pointUm.x() - pivotUm.x;
        double y = pointUm.y() - pivotUm.y;
        double z = pointUm.z() - pivotUm.z;
        double[][] j = {{0, z, -y, 1, 0, 0}, {-z, 0, x, 0, 1, 0}, {y, -x, 0, 0, 0, 1}};
        double[][] c = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int q = 0; q < 3; q++) {
                for (int a = 0; a < 6; a++) {
                    for (int b = 0; b < 6; b++) {
                        c[r][q] += j[r][a] * sigma[6 * a + b] * j[q][b];
                    }
                }
            }
        }
        return new Matrix3d(c[0][0], c[1][0], c[2][0], c[0][1], c[1][1], c[2][1], c[0][2], c[1][2], c[2][2]);
    }

    /**
     * A covariance with a negative variance along some direction is a mistake. Cholesky of the correlations, the largest
     * variance that is left first, so that rounding in one of low rank is never divided by itself (Higham, Accuracy and
     * Stability of Numerical Algorithms, 10.3).
     */
    private static void checkPositive(double[] sigma) {
        double[][] left = correlations(sigma);
        boolean[] done = new boolean[6];
        for (int step = 0; step < 6; step++) {
            int pivot = -1;
            for (int i = 0; i < 6; i++) {
                if (!done[i] && left[i][i] < -TOLERANCE) {
                    throw new SextantException("the pose covariance has a negative variance (row " + (i + 1) + "); "
                            + "give a positive semi-definite matrix");
                }
                pivot = done[i] || pivot >= 0 && left[i][i] <= left[pivot][pivot] ? pivot : i;
            }
            done[pivot] = true;
            for (int i = 0; i < 6; i++) {
                // Of a semi-definite matrix |left_ij|² ≤ left_ii left_jj.
                if (!done[i] && left[pivot][pivot] <= TOLERANCE && Math.abs(left[i][pivot]) > 2 * TOLERANCE) {
                    throw new SextantException("the pose covariance is not positive semi-definite (row " + (i + 1)
                            + ", column " + (pivot + 1) + ")");
                }
            }
            for (int i = 0; i < 6 && left[pivot][pivot] > TOLERANCE; i++) {
                for (int k = 0; k < 6 && !done[i]; k++) {
                    left[i][k] -= done[k] ? 0 : left[i][pivot] * left[pivot][k] / left[pivot][pivot];
                }
            }
        }
    }

    /** Free of units: 1 on the diagonal, or 0 where nothing varies. */
    private static double[][] correlations(double[] sigma) {
        double[][] c = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 6; k++) {
                double scale = Math.sqrt(Math.abs(sigma[7 * i])) * Math.sqrt(Math.abs(sigma[7 * k]));
                if (scale == 0 && sigma[6 * i + k] != 0) {
                    throw new SextantException("the pose covariance is not positive semi-definite (row " + (i + 1)
                            + ", column " + (k + 1) + ": what does not vary cannot be correlated)");
                }
                c[i][k] = scale == 0 ? 0 : sigma[6 * i + k] / scale;
            }
        }
        return c;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PoseCovariance p && pivotUm.equals(p.pivotUm) && Arrays.equals(sigma, p.sigma);
    }

    @Override
    public int hashCode() {
        return 31 * pivotUm.hashCode() + Arrays.hashCode(sigma);
    }

    @Override
    public String toString() {
        return "PoseCovariance[pivotUm=" + pivotUm + ", sigma=" + Arrays.toString(sigma) + "]";
    }
}
