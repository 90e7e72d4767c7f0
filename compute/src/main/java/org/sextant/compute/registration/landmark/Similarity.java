// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * x ↦ s R x + t, and its best fit to pairs of points in the least-squares sense.
 *
 * @param rotation R, proper
 * @param mirroredBetter whether a mirror image would fit at least ten times better than any rotation does
 */
record Similarity(double scale, Matrix3dc rotation, Vector3dc shiftUm, boolean mirroredBetter) {
    /**
     * Kabsch's solution through the singular values of the correlation of both point sets, with Umeyama's sign and scale
     * (Umeyama 1991, 10.1109/34.88573, equations 39 to 43).
     *
     * @param weights one for each pair, not all 0
     * @param scaled whether the scale is free, else it is 1
     */
    static Similarity fit(List<LandmarkPair> pairs, double[] weights, boolean scaled) {
        Vector3d m = mean(pairs, weights, false);
        Vector3d f = mean(pairs, weights, true);
        double[][] correlation = new double[3][3];
        double movingSpread = 0;
        double fixedSpread = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Vector3d a = new Vector3d(pairs.get(i).movingUm()).sub(m);
            Vector3d b = new Vector3d(pairs.get(i).fixedUm()).sub(f);
            movingSpread += weights[i] * a.lengthSquared();
            fixedSpread += weights[i] * b.lengthSquared();
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    correlation[r][c] += weights[i] * b.get(r) * a.get(c);
                }
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(correlation, false));
        double[] d = svd.getSingularValues();
        double sign = determinant(svd.getU()) * determinant(svd.getV()) < 0 ? -1 : 1;
        Matrix3d rotation = rotation(svd, sign);
        double scale = scaled ? (d[0] + d[1] + sign * d[2]) / movingSpread : 1;
        double proper = movingSpread + fixedSpread - 2 * (d[0] + d[1] + sign * d[2]);
        double mirrored = movingSpread + fixedSpread - 2 * (d[0] + d[1] - sign * d[2]);
        // Of points in one plane the mirror image fits as well; only where it is clearly better it tells of a swapped
        // axis.
        boolean mirror = d[2] > 1e-6 * d[0] && proper > 10 * Math.abs(mirrored) && proper > 1e-6 * fixedSpread;
        Vector3d shift = f.sub(rotation.transform(m, new Vector3d()).mul(scale), new Vector3d());
        return new Similarity(scale, rotation, shift, mirror);
    }

    /** U diag(1, 1, sign) Vᵀ. */
    private static Matrix3d rotation(SingularValueDecomposition svd, double sign) {
        RealMatrix u = svd.getU();
        RealMatrix v = svd.getV();
        Matrix3d r = new Matrix3d();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double sum = u.getEntry(row, 0) * v.getEntry(column, 0)
                        + u.getEntry(row, 1) * v.getEntry(column, 1)
                        + sign * u.getEntry(row, 2) * v.getEntry(column, 2);
                r.set(column, row, sum);
            }
        }
        return r;
    }

    private static double determinant(RealMatrix m) {
        return m.getEntry(0, 0) * (m.getEntry(1, 1) * m.getEntry(2, 2) - m.getEntry(1, 2) * m.getEntry(2, 1))
                - m.getEntry(0, 1) * (m.getEntry(1, 0) * m.getEntry(2, 2) - m.getEntry(1, 2) * m.getEntry(2, 0))
                + m.getEntry(0, 2) * (m.getEntry(1, 0) * m.getEntry(2, 1) - m.getEntry(1, 1) * m.getEntry(2, 0));
    }

    /** Weighted centroid of the fixed or moving points. */
    static Vector3d mean(List<LandmarkPair> pairs, double[] weights, boolean fixed) {
        Vector3d sum = new Vector3d();
        double total = 0;
        for (int i = 0; i < pairs.size(); i++) {
            sum.fma(weights[i], fixed ? pairs.get(i).fixedUm() : pairs.get(i).movingUm());
            total += weights[i];
        }
        return sum.div(total);
    }

    Vector3d apply(Vector3dc point) {
        return rotation.transform(point, new Vector3d()).mul(scale).add(shiftUm);
    }

    /** The fixed point minus where the moving one comes to lie. */
    Vector3d residual(LandmarkPair p) {
        return apply(p.movingUm()).sub(p.fixedUm()).negate();
    }

    /** This, then a small motion of the fixed frame about a pivot: rotation vector, shift, relative growth. */
    Similarity then(double[] step, Vector3dc pivot) {
        Vector3d axis = new Vector3d(step[0], step[1], step[2]);
        double angle = axis.length();
        Matrix3d turn = angle == 0 ? new Matrix3d() : new Matrix3d().rotation(angle, axis.div(angle));
        double growth = step.length > 6 ? 1 + step[6] : 1;
        Vector3d shift = new Vector3d(shiftUm).sub(pivot);
        turn.transform(shift).mul(growth).add(pivot).add(step[3], step[4], step[5]);
        return new Similarity(scale * growth, turn.mul(rotation, new Matrix3d()), shift, mirroredBetter);
    }
}
