// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.sextant.compute.tomography.scan.Projections;

/**
 * The centre of mass of what is seen moves along a sine about the axis, c(θ) = axis + a cos θ + b sin θ: true of samples that
 * lie within all views, which equal mass in all views and air at the borders show. Sanders et al. 2015, 10.1186/s40679-015-0005-7.
 */
final class CentreOfMass {
    /** Relative standard deviation of the mass over the views above which something lies outside. */
    private static final double STEADY = 0.02;

    /** Share of the mean that the outer columns may hold: more, and the sample goes on beyond them. */
    private static final double AIR = 0.05;

    /** The same for methods that bear some background. */
    static final double LITTLE = 0.3;

    private CentreOfMass() {}

    /** Whether the outer columns hold no more than a share of the mean of all. */
    static boolean isInside(Projections p, double share) {
        double border = 0;
        double all = 0;
        for (float[] view : p.views()) {
            for (int r = 0; r < p.rows(); r++) {
                border += Math.abs(view[r * p.columns()] / 2.0 + view[(r + 1) * p.columns() - 1] / 2.0);
            }
            for (float v : view) {
                all += v / p.columns();
            }
        }
        return border < share * all;
    }

    /** Column of the axis; empty if the sample reaches beyond the views. */
    static Optional<Double> column(Projections p, double[] anglesRad) {
        double[] mass = new double[p.count()];
        double[] centre = new double[p.count()];
        double sum = 0;
        double squares = 0;
        for (int v = 0; v < p.count(); v++) {
            double moment = 0;
            for (int i = 0; i < p.views()[v].length; i++) {
                mass[v] += p.views()[v][i];
                moment += (double) p.views()[v][i] * (i % p.columns());
            }
            centre[v] = moment / mass[v];
            sum += mass[v];
            squares += mass[v] * mass[v];
        }
        double mean = sum / p.count();
        double spread = Math.sqrt(Math.max(0, squares / p.count() - mean * mean));
        if (!(mean > 0) || spread > STEADY * mean || p.count() < 4 || !isInside(p, AIR)) {
            return Optional.empty();
        }
        return fit(centre, anglesRad);
    }

    private static Optional<Double> fit(double[] centre, double[] anglesRad) {
        Matrix3d normal = new Matrix3d().zero();
        Vector3d right = new Vector3d();
        for (int i = 0; i < centre.length; i++) {
            Vector3d f = new Vector3d(1, Math.cos(anglesRad[i]), Math.sin(anglesRad[i]));
            normal.m00 += f.x * f.x;
            normal.m01 += f.x * f.y;
            normal.m02 += f.x * f.z;
            normal.m11 += f.y * f.y;
            normal.m12 += f.y * f.z;
            normal.m22 += f.z * f.z;
            right.fma(centre[i], f);
        }
        normal.m10 = normal.m01;
        normal.m20 = normal.m02;
        normal.m21 = normal.m12;
        if (!(Math.abs(normal.determinant()) > 1e-6 * Math.pow(centre.length, 3))) {
            return Optional.empty();
        }
        return Optional.of(normal.invert().transform(right).x);
    }
}
