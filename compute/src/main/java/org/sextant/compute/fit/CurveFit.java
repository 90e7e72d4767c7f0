// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.fit;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DefaultRealMatrixChangingVisitor;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * A curve with free parameters through points, by weighted least squares (Levenberg–Marquardt; Marquardt 1963,
 * 10.1137/0111030). The slopes of the curve along its parameters are central differences.
 *
 * @param x where the points are
 * @param y what was measured there
 * @param weights 1/σ² of each point, in any common unit: the scatter about the curve sets it
 */
public record CurveFit(double[] x, double[] y, double[] weights) {
    private static final int MOST_STEPS = 500;
    /** A parameter is not told by the points if others can make up for all but 1 over this of its effect. */
    private static final double UNTOLD = 1e10;

    /** A curve. */
    @FunctionalInterface
    public interface Curve {
        /** Height at x with these parameters; finite. */
        double at(double x, double[] parameters);
    }

    /**
     * What was found.
     *
     * @param errors standard errors of the parameters: the scatter about the curve, propagated; NaN where the points do not
     *     tell a parameter
     * @param covariance of the parameters; NaN where it is not told
     * @param rms weighted root of the mean square about the curve
     * @param explained share of the points' variance that the curve explains (R²)
     * @param converged whether the search ended at a least
     */
    public record Fitted(
            double[] parameters,
            double[] errors,
            double[][] covariance,
            double rms,
            double explained,
            boolean converged) {
        /** A number that is made of the parameters. */
        @FunctionalInterface
        public interface Derived {
            double of(double[] parameters);
        }

        /** Standard error of a derived number: the covariance carried through its slopes (central differences). */
        public double errorOf(Derived number) {
            double[] slope = new double[parameters.length];
            for (int k = 0; k < slope.length; k++) {
                double[] p = parameters.clone();
                double h = errors[k] > 0 ? 1e-3 * errors[k] : 1e-6 * Math.max(1e-6, Math.abs(p[k]));
                p[k] = parameters[k] + h;
                double more = number.of(p);
                p[k] = parameters[k] - h;
                slope[k] = (more - number.of(p)) / (2 * h);
            }
            double variance = 0;
            for (int j = 0; j < slope.length; j++) {
                for (int k = 0; k < slope.length; k++) {
                    variance += slope[j] == 0 || slope[k] == 0 ? 0 : slope[j] * slope[k] * covariance[j][k];
                }
            }
            return Math.sqrt(variance);
        }
    }

    /** All points count alike. */
    public static CurveFit even(double[] x, double[] y) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return new CurveFit(x, y, ones);
    }

    /** The parameters of least squares that are found from {@code start} downhill. */
    public Fitted fit(Curve curve, double[] start) {
        try {
            LeastSquaresOptimizer.Optimum best = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .model(p -> valuesAndSlopes(curve, p.toArray()))
                            .target(y)
                            .weight(new DiagonalMatrix(weights))
                            .start(start)
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build());
            return result(curve, best.getPoint().toArray(), true);
        } catch (MathRuntimeException e) {
            // No least within the steps, or no slope: what was begun with is returned as what it is.
            return result(curve, start.clone(), false);
        }
    }

    private Pair<RealVector, RealMatrix> valuesAndSlopes(Curve curve, double[] p) {
        double[] values = new double[x.length];
        double[][] slopes = new double[x.length][p.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = curve.at(x[i], p);
        }
        for (int k = 0; k < p.length; k++) {
            double[] q = p.clone();
            double h = 1e-6 * Math.max(Math.abs(p[k]), 1e-6);
            for (int i = 0; i < x.length; i++) {
                q[k] = p[k] + h;
                double more = curve.at(x[i], q);
                q[k] = p[k] - h;
                slopes[i][k] = (more - curve.at(x[i], q)) / (2 * h);
            }
        }
        return new Pair<>(new ArrayRealVector(values, false), MatrixUtils.createRealMatrix(slopes));
    }

    private Fitted result(Curve curve, double[] p, boolean converged) {
        double sumWeights = 0;
        double mean = 0;
        for (int i = 0; i < x.length; i++) {
            sumWeights += weights[i];
            mean += weights[i] * y[i];
        }
        mean /= sumWeights;
        double squares = 0;
        double all = 0;
        for (int i = 0; i < x.length; i++) {
            double d = y[i] - curve.at(x[i], p);
            squares += weights[i] * d * d;
            all += weights[i] * (y[i] - mean) * (y[i] - mean);
        }
        double[][] covariance = covariance(curve, p, squares);
        double[] errors = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            errors[k] = Math.sqrt(covariance[k][k]);
        }
        return new Fitted(p, errors, covariance, Math.sqrt(squares / sumWeights), 1 - squares / all, converged);
    }

    /** s² (Jᵀ W J)⁻¹ with s² = Σ w d² / (points − parameters). */
    private double[][] covariance(Curve curve, double[] p, double squares) {
        RealMatrix slopes = valuesAndSlopes(curve, p).getSecond();
        RealMatrix normal =
                slopes.transpose().multiply(new DiagonalMatrix(weights)).multiply(slopes);
        double[][] covariance = new double[p.length][p.length];
        for (double[] row : covariance) {
            Arrays.fill(row, Double.NaN);
        }
        double scatter = squares / Math.max(1, x.length - p.length);
        // Scaled to ones on the diagonal, so that units do not decide what counts as singular.
        double[] scale = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            scale[k] = Math.sqrt(normal.getEntry(k, k));
        }
        normal.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return value / (scale[row] * scale[column]);
            }
        });
        try {
            RealMatrix inverse = MatrixUtils.inverse(normal);
            for (int j = 0; j < p.length; j++) {
                for (int k = 0; k < p.length; k++) {
                    boolean told = inverse.getEntry(j, j) < UNTOLD && inverse.getEntry(k, k) < UNTOLD;
                    covariance[j][k] = told ? scatter * inverse.getEntry(j, k) / (scale[j] * scale[k]) : Double.NaN;
                }
            }
        } catch (MathRuntimeException e) {
            // Singular: nothing is told.
            return covariance;
        }
        return covariance;
    }
}
