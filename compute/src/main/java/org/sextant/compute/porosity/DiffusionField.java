// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Steady diffusion through a phase between two opposite faces of the volume, concentration 1 at the lower face and 0 at the
 * upper, no flux through the other four and through the phase's surface. Finite volumes on the voxels, conjugate gradients with
 * {@link Multigrid}.
 *
 * <pre>
 *   D_eff / D = Q L / (A ΔC),   τ = ε D / D_eff       Q flux, L length along the axis, A the volume's whole cross-section
 * </pre>
 *
 * <p>Q is taken from the energy Σ g Δc², which errs by the square of the error of c.
 *
 * @param concentration 0 outside of the phase
 * @param relativeDiffusivity D_eff / D
 * @param steps of conjugate gradients that were needed
 */
record DiffusionField(FloatVoxels concentration, double relativeDiffusivity, int steps) {
    private static final int MOST_STEPS = 2000;

    /**
     * Solves.
     *
     * @param phase of which every part reaches both faces
     * @param tolerance largest residual, of the right side's norm
     */
    static DiffusionField of(Mask phase, int axis, double tolerance, WorkContext work) {
        return new Solver(phase, axis, work).solve(tolerance);
    }

    /** The vectors of conjugate gradients. */
    private static final class Solver {
        private final Lattice l;
        private final int axis;
        private final WorkContext work;
        private final WorkContext quiet;
        private final ConductanceGrid grid;
        private final Mask phase;
        private final float electrode;
        private final float[][] c;
        private final float[][] r;
        private final float[][] p;
        private final float[][] q;
        private final float[][] z;

        Solver(Mask phase, int axis, WorkContext work) {
            this.l = phase.lattice();
            this.axis = axis;
            this.phase = phase;
            this.work = work;
            this.quiet = work.with(Progress.NONE);
            this.grid = ConductanceGrid.of(phase, axis, quiet);
            double d = l.spacingUm(axis);
            this.electrode = (float) (2 * l.voxelUm3() / (d * d));
            c = Multigrid.planes(grid);
            r = Multigrid.planes(grid);
            p = Multigrid.planes(grid);
            q = Multigrid.planes(grid);
            z = Multigrid.planes(grid);
        }

        /** Sums what a plane gives over all planes, in their order. */
        private double sum(PlaneSum plane) {
            double[] byPlane = new double[l.nz()];
            quiet.forEach("diffusing", l.nz(), k -> byPlane[(int) k] = plane.of((int) k));
            double sum = 0;
            for (double s : byPlane) {
                sum += s;
            }
            return sum;
        }

        private interface PlaneSum {
            double of(int z);
        }

        private boolean isLowerFace(int x, int y, int plane) {
            return (axis == 0 ? x : axis == 1 ? y : plane) == 0;
        }

        DiffusionField solve(double tolerance) {
            Multigrid multigrid = new Multigrid(grid, quiet);
            double norm = sum(this::begin);
            double wanted = tolerance * tolerance * norm;
            double rest = norm;
            double before = 0;
            int steps = 0;
            while (rest > wanted && steps < MOST_STEPS) {
                work.checkCancelled("diffusing");
                multigrid.apply(r, z);
                double rz = sum(k -> dot(r[k], z[k]));
                float beta = steps == 0 ? 0 : (float) (rz / before);
                quiet.forEach("diffusing", l.nz(), k -> turn((int) k, beta));
                double pq = sum(k -> grid.apply(p, q, k));
                float alpha = (float) (rz / pq);
                rest = sum(k -> advance(k, alpha));
                before = rz;
                steps++;
                work.progress().report("diffusing", steps, MOST_STEPS);
            }
            if (rest > wanted) {
                throw new SextantException("diffusion through the phase has not settled after " + steps
                        + " steps (residual " + Math.sqrt(rest / norm) + " of " + tolerance
                        + "); choose a larger --tolerance");
            }
            return new DiffusionField(new FloatVoxels(l, c), sum(k -> grid.energy(c, k)) * length() / area(), steps);
        }

        /** Sets the residual of c = 0 and gives its squared norm. */
        private double begin(int plane) {
            double norm = 0;
            for (int y = 0, i = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++, i++) {
                    if (phase.planes()[plane][i] != 0) {
                        float b = isLowerFace(x, y, plane) ? electrode : 0;
                        r[plane][i] = b;
                        norm += (double) b * b;
                    }
                }
            }
            return norm;
        }

        private static double dot(float[] a, float[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (double) a[i] * b[i];
            }
            return sum;
        }

        private void turn(int k, float beta) {
            for (int i = 0; i < p[k].length; i++) {
                p[k][i] = z[k][i] + beta * p[k][i];
            }
        }

        private double advance(int k, float alpha) {
            double rest = 0;
            for (int i = 0; i < c[k].length; i++) {
                c[k][i] += alpha * p[k][i];
                float v = r[k][i] - alpha * q[k][i];
                r[k][i] = v;
                rest += (double) v * v;
            }
            return rest;
        }

        private double length() {
            return l.size(axis) * l.spacingUm(axis);
        }

        private double area() {
            double area = 1;
            for (int k = 0; k < 3; k++) {
                area *= k == axis ? 1 : l.size(k) * l.spacingUm(k);
            }
            return area;
        }
    }
}
