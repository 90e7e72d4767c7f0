// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/** Normal equations of the fit about the centroid of the fixed points. */
record Normal(RealMatrix matrix, double[] right, Vector3d pivot, double chi2, double sizeUm) {
    static Normal of(Similarity fit, List<LandmarkPair> pairs, boolean scaled, boolean stated) {
        double[] weights = pairs.stream().mapToDouble(LandmarkPair::weight).toArray();
        Vector3d pivot = Similarity.mean(pairs, weights, true);
        int n = scaled ? 7 : 6;
        double[][] a = new double[n][n];
        double[] b = new double[n];
        double chi2 = 0;
        double size = 0;
        for (LandmarkPair p : pairs) {
            double[][] j = jacobian(fit.apply(p.movingUm()).sub(pivot), n);
            double[][] w = weight(fit, p, stated);
            Vector3d r = fit.residual(p);
            size = Math.max(size, p.fixedUm().distance(pivot));
            for (int u = 0; u < 3; u++) {
                for (int v = 0; v < 3; v++) {
                    chi2 += r.get(u) * w[u][v] * r.get(v);
                    for (int k = 0; k < n; k++) {
                        b[k] += j[u][k] * w[u][v] * r.get(v);
                        for (int l = 0; l < n; l++) {
                            a[k][l] += j[u][k] * w[u][v] * j[v][l];
                        }
                    }
                }
            }
        }
        return new Normal(new Array2DRowRealMatrix(a, false), b, pivot, chi2, size);
    }

    int unknowns() {
        return right.length;
    }

    /** [ −[d]×  I  d ] with d = x − c. */
    private static double[][] jacobian(Vector3dc d, int n) {
        double[][] j = {
            {0, d.z(), -d.y(), 1, 0, 0, d.x()}, {-d.z(), 0, d.x(), 0, 1, 0, d.y()}, {d.y(), -d.x(), 0, 0, 0, 1, d.z()}
        };
        for (int r = 0; r < 3; r++) {
            j[r] = Arrays.copyOf(j[r], n);
        }
        return j;
    }

    /** Inverse of the pair's covariance in the fixed frame; without stated errors the bare weight. */
    private static double[][] weight(Similarity fit, LandmarkPair p, boolean stated) {
        Matrix3d w = stated ? covariance(fit, p).invert() : new Matrix3d();
        double[][] rows = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                rows[r][c] = p.weight() * w.get(c, r);
            }
        }
        return rows;
    }

    private static Matrix3d covariance(Similarity fit, LandmarkPair p) {
        Matrix3d a = new Matrix3d(fit.rotation()).scale(fit.scale());
        Matrix3d c = new Matrix3d(a).mul(p.movingCovarianceUm2()).mul(a.transpose(new Matrix3d()));
        c.add(p.fixedCovarianceUm2());
        if (!(c.determinant() > 0)) {
            throw new SextantException("the stated error of landmark '" + p.name()
                    + "' is zero along some direction; state one along all axes");
        }
        return c;
    }

    private static final double CHI2_95_3 = 7.814727903251179;

    /**
     * How much larger a covariance must be that was estimated with so many degrees of freedom for its ellipsoid to hold 95 %
     * of cases: Hotelling's region, 3 F₀.₉₅(3, ν) / χ²₀.₉₅(3), beside that of a known variance.
     */
    static double widening(int freedom) {
        return 3 * new FDistribution(3, freedom).inverseCumulativeProbability(0.95) / CHI2_95_3;
    }

    /** Inverted free of units: numbers of very different size are no sign of a singular matrix. */
    RealMatrix inverse() {
        int n = unknowns();
        RealMatrix scaled = matrix.copy();
        double[] size = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = Math.sqrt(matrix.getEntry(i, i));
        }
        scale(scaled, size);
        RealMatrix inverse = MatrixUtils.inverse(scaled);
        scale(inverse, size);
        return inverse;
    }

    private static void scale(RealMatrix m, double[] size) {
        for (int i = 0; i < size.length; i++) {
            for (int k = 0; k < size.length; k++) {
                m.setEntry(i, k, m.getEntry(i, k) / size[i] / size[k]);
            }
        }
    }

    double[] step() {
        return inverse().operate(right);
    }

    /** A billionth of the landmarks' extent. */
    boolean isSmall(double[] step) {
        double turn = Math.sqrt(step[0] * step[0] + step[1] * step[1] + step[2] * step[2]);
        double shift = Math.sqrt(step[3] * step[3] + step[4] * step[4] + step[5] * step[5]);
        return turn < 1e-13 && shift < 1e-13 * sizeUm;
    }

    /**
     * Root of rᵀ (J Σ Jᵀ + C)⁻¹ r for a pair that took no part.
     *
     * @param variance of a coordinate where no errors are stated
     */
    double mahalanobis(Similarity fit, LandmarkPair p, Vector3d r, double variance, boolean stated) {
        double rounding = 1e-12 * sizeUm;
        if (!stated && variance < rounding * rounding) {
            return r.length() < 1e-9 * sizeUm ? 0 : Double.POSITIVE_INFINITY;
        }
        RealMatrix j = new Array2DRowRealMatrix(jacobian(fit.apply(p.movingUm()).sub(pivot), unknowns()), false);
        RealMatrix c = j.multiply(inverse()).multiplyTransposed(j);
        Matrix3d own = stated ? covariance(fit, p) : new Matrix3d().scaling(1 / (p.active() ? p.weight() : 1));
        for (int u = 0; u < 3; u++) {
            for (int v = 0; v < 3; v++) {
                own.set(v, u, own.get(v, u) + c.getEntry(u, v));
            }
        }
        Vector3d y = own.invert().transform(r, new Vector3d());
        return Math.sqrt(r.dot(y) / (stated ? 1 : variance));
    }
}
