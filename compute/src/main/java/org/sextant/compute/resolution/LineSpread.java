// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.fit.CurveFit;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * The width of an edge along a line: values are read every half voxel, their differences fitted by a Gaussian on a constant.
 *
 * <pre>
 *   (v(t + h) − v(t)) / h  ≈  b + a exp(−(t + h/2 − μ)² / 2 s²),   σ² = s² − h²/12,   FWHM = 2 √(2 ln 2) σ
 * </pre>
 *
 * The difference over h is the mean of the derivative over it, which adds h²/12 to the variance.
 */
final class LineSpread {
    static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));
    private static final int FEWEST_SAMPLES = 8;

    private final CubicInterpolation values;
    private final Lattice lattice;
    private final double stepUm;

    LineSpread(FloatVoxels voxels) {
        values = new CubicInterpolation(voxels);
        lattice = voxels.lattice();
        stepUm = Math.min(lattice.dxUm(), Math.min(lattice.dyUm(), lattice.dzUm())) / 2;
    }

    /**
     * An edge that was found.
     *
     * @param atUm where, µm from the centre of voxel 0,0,0 along the voxel axes
     * @param direction of the line, length 1
     * @param fwhmUm NaN if no Gaussian could be fitted
     * @param fwhmVoxels the same over the distance from voxel to voxel along the line
     * @param explained share of the differences' variance that the Gaussian explains
     */
    record Edge(Vector3dc atUm, Vector3dc direction, double fwhmUm, double fwhmVoxels, double explained) {}

    /** Whether all of a line lies between voxel centres. */
    boolean holds(Vector3dc fromUm, Vector3dc toUm) {
        for (int axis = 0; axis < 3; axis++) {
            double most = (lattice.size(axis) - 1) * lattice.spacingUm(axis);
            if (Math.min(fromUm.get(axis), toUm.get(axis)) < 0 || Math.max(fromUm.get(axis), toUm.get(axis)) > most) {
                return false;
            }
        }
        return true;
    }

    /** Of the strongest edge along a line, µm from the centre of voxel 0,0,0 along the voxel axes. */
    Edge along(Vector3dc fromUm, Vector3dc toUm) {
        Vector3d direction = toUm.sub(fromUm, new Vector3d());
        double length = direction.length();
        direction.div(length);
        int n = (int) Math.floor(length / stepUm + 1e-9);
        double[] t = new double[n];
        double[] slope = new double[n];
        double before = value(fromUm);
        Vector3d p = new Vector3d();
        for (int i = 0; i < n; i++) {
            double next = value(p.set(direction).mul((i + 1) * stepUm).add(fromUm));
            t[i] = (i + 0.5) * stepUm;
            slope[i] = (next - before) / stepUm;
            before = next;
        }
        double voxelUm = 1
                / new Vector3d(direction.x / lattice.dxUm(), direction.y / lattice.dyUm(), direction.z / lattice.dzUm())
                        .length();
        return fit(t, slope, fromUm, direction, voxelUm);
    }

    private double value(Vector3dc um) {
        return values.at(um.x() / lattice.dxUm(), um.y() / lattice.dyUm(), um.z() / lattice.dzUm());
    }

    private Edge fit(double[] t, double[] slope, Vector3dc fromUm, Vector3d direction, double voxelUm) {
        int peak = 0;
        for (int i = 1; i < slope.length; i++) {
            peak = Math.abs(slope[i]) > Math.abs(slope[peak]) ? i : peak;
        }
        if (slope.length < FEWEST_SAMPLES || slope[peak] == 0) {
            return new Edge(fromUm, direction, Double.NaN, Double.NaN, 0);
        }
        double area = 0;
        for (double s : slope) {
            area += s * stepUm;
        }
        double sigma = Math.max(stepUm / 2, Math.abs(area / slope[peak]) / Math.sqrt(2 * Math.PI));
        CurveFit.Fitted f = CurveFit.even(t, slope)
                .fit((x, p) -> p[0] + p[1] * Math.exp(-0.5 * (x - p[2]) * (x - p[2]) / (p[3] * p[3])), new double[] {
                    0, slope[peak], t[peak], sigma
                });
        double variance = f.parameters()[3] * f.parameters()[3] - stepUm * stepUm / 12;
        double length = t[t.length - 1];
        boolean inside = f.parameters()[2] > 0 && f.parameters()[2] < length;
        // An edge that is wider than half of the line has no foot on it.
        double fwhm = FWHM_PER_SIGMA * Math.sqrt(Math.max(0, variance));
        boolean good = f.converged() && inside && variance > 0 && fwhm < length / 2;
        Vector3d at = direction
                .mul(inside ? f.parameters()[2] : t[peak], new Vector3d())
                .add(fromUm);
        return new Edge(at, direction, good ? fwhm : Double.NaN, good ? fwhm / voxelUm : Double.NaN, f.explained());
    }
}
