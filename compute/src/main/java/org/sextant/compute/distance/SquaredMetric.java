// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import org.sextant.compute.voxel.Lattice;
import org.sextant.world.error.SextantException;

/**
 * Squared distances on a lattice as whole numbers: d² = wx·Δx² + wy·Δy² + wz·Δz² in units of {@code unitUm2}, Δ in voxels.
 * Whole numbers make comparisons exact, so that results do not depend on rounding.
 *
 * <p>Weights are 1, 1, 1 for cubes. Else they are the smallest that stand to each other like the squared spacings within
 * 10⁻⁶, if squared distances on the lattice then stay below 2³⁰; else those that come nearest to it.
 *
 * @param relativeError bound of |d/d(true) − 1| that the weights bring; 0 where they are exact
 */
public record SquaredMetric(int wx, int wy, int wz, double unitUm2, double relativeError) {
    /** No other phase anywhere: farther than any distance on the lattice. */
    public static final int FAR = 1 << 30;

    private static final double SAME = 1e-6;
    private static final int LARGEST_WEIGHT = 1 << 16;

    /** @throws SextantException if the lattice is too long for squared distances below 2³⁰ */
    public static SquaredMetric of(Lattice lattice) {
        double[] squares = new double[3];
        double least = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            squares[axis] = lattice.spacingUm(axis) * lattice.spacingUm(axis);
            least = Math.min(least, squares[axis]);
        }
        double bestError = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int w = 1; w <= LARGEST_WEIGHT && fits(lattice, squares, w / least) && bestError > SAME; w++) {
            double error = error(squares, w / least);
            if (error < bestError) {
                bestError = error;
                best = w;
            }
        }
        if (best == 0) {
            throw new SextantException(
                    "squared distances on " + lattice
                            + " do not fit the whole numbers below 2^30; crop or bin the volume, or make its voxels more alike");
        }
        double scale = best / least;
        // d² is off by at most the error of one weight; its root by half of that, and a little for the second order.
        double relative = bestError <= SAME ? bestError / 2 : bestError / 2 + bestError * bestError;
        return new SquaredMetric(
                (int) Math.rint(squares[0] * scale),
                (int) Math.rint(squares[1] * scale),
                (int) Math.rint(squares[2] * scale),
                1 / scale,
                relative < 1e-12 ? 0 : relative);
    }

    private static boolean fits(Lattice lattice, double[] squares, double scale) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double n = lattice.size(axis) + 1;
            sum += Math.rint(squares[axis] * scale) * n * n;
        }
        return sum < FAR;
    }

    private static double error(double[] squares, double scale) {
        double error = 0;
        for (double s : squares) {
            double weight = s * scale;
            error = Math.max(error, Math.abs(Math.rint(weight) - weight) / weight);
        }
        return error;
    }

    public int weight(int axis) {
        return axis == 0 ? wx : axis == 1 ? wy : wz;
    }

    /** The length, µm, whose square it is; infinite for {@link #FAR}. */
    public double um(int squared) {
        return squared >= FAR ? Double.POSITIVE_INFINITY : Math.sqrt(squared * unitUm2);
    }

    /** The largest square that belongs to a length of at most this, µm: |p| ≤ length where the square of p is at most it. */
    public int atMost(double lengthUm) {
        return (int) Math.min(FAR - 1, Math.floor(lengthUm * lengthUm / unitUm2 * (1 + 1e-12)));
    }
}
