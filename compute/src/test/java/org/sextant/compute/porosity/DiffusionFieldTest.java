// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** Fluxes of fields that are known, and of random phases by a dense solution. */
class DiffusionFieldTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private double diffusivity(Mask phase, int axis) {
        Percolation p = Percolation.of(phase.lattice(), z -> phase.planes()[z], 6, work);
        return DiffusionField.of(p.mask(axis, work), axis, 1e-5, work).relativeDiffusivity();
    }

    private interface Where {
        boolean holds(int x, int y, int z);
    }

    private static Mask mask(Lattice l, Where where) {
        Mask m = Mask.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    m.set(x, y, z, (byte) (where.holds(x, y, z) ? 1 : 0));
                }
            }
        }
        return m;
    }

    @Test
    void aStraightChannelLetsThroughByItsCrossSection() {
        Lattice l = new Lattice(13, 17, 11, 0.7, 1, 1.6);
        Where[] channels = {
            (x, y, z) -> y > 3 && y < 9 && z > 4 && z < 7,
            (x, y, z) -> x > 3 && x < 9 && z > 4 && z < 7,
            (x, y, z) -> x > 3 && x < 9 && y > 4 && y < 7
        };
        double[] shares = {10 / (17 * 11.0), 10 / (13 * 11.0), 10 / (13 * 17.0)};
        for (int axis = 0; axis < 3; axis++) {
            assertThat(diffusivity(mask(l, channels[axis]), axis)).isCloseTo(shares[axis], within(1e-5));
        }
    }

    @Test
    void openSpaceHasDiffusivityOne() {
        for (int n : new int[] {1, 2, 3, 8, 21}) {
            Lattice l = new Lattice(n, 5, 7, 1, 2, 3);
            for (int axis = 0; axis < 3; axis++) {
                assertThat(diffusivity(mask(l, (x, y, z) -> true), axis)).isCloseTo(1, within(1e-5));
            }
        }
    }

    /** Random phases of anisotropic voxels against the solution of the whole system of equations at once. */
    @Test
    void randomPhasesLetThroughAsMuchAsADenseSolutionSays() {
        Random random = new Random(17);
        for (int trial = 0; trial < 6; trial++) {
            Lattice l = new Lattice(5 + trial % 3, 7 - trial % 2, 6 + trial % 2, 1, 0.6 + 0.3 * trial, 1.7);
            double share = 0.55 + 0.07 * trial;
            Mask m = mask(l, (x, y, z) -> random.nextDouble() < share);
            for (int axis = 0; axis < 3; axis++) {
                Percolation p = Percolation.of(l, z -> m.planes()[z], 6, work);
                if (p.percolating(axis) > 0) {
                    // The flux errs by about the square of the tolerance; floats hold 1e-7 of the concentration.
                    double dense = dense(p.mask(axis, work), axis);
                    assertThat(diffusivity(m, axis)).isCloseTo(dense, within(2e-5 * dense));
                }
            }
        }
    }

    private static double dense(Mask m, int axis) {
        Lattice l = m.lattice();
        int n = (int) l.voxels();
        double[][] a = new double[n][n];
        double[] b = new double[n];
        double[] area = {l.dyUm() * l.dzUm(), l.dxUm() * l.dzUm(), l.dxUm() * l.dyUm()};
        double lower = 0;
        for (int i = 0; i < n; i++) {
            int[] at = {i % l.nx(), i / l.nx() % l.ny(), i / l.plane()};
            if (m.at(at[0], at[1], at[2]) == 0) {
                a[i][i] = 1;
                continue;
            }
            for (int k = 0; k < 3; k++) {
                for (int side = -1; side < 2; side += 2) {
                    int[] to = at.clone();
                    to[k] += side;
                    double g = area[k] / l.spacingUm(k);
                    if (to[k] < 0 || to[k] >= l.size(k)) {
                        if (k == axis) {
                            a[i][i] += 2 * g;
                            b[i] += side < 0 ? 2 * g : 0;
                        }
                    } else if (m.at(to[0], to[1], to[2]) != 0) {
                        a[i][i] += g;
                        a[i][to[0] + l.nx() * (to[1] + l.ny() * to[2])] -= g;
                    }
                }
            }
        }
        RealVector c = new LUDecomposition(new Array2DRowRealMatrix(a, false))
                .getSolver()
                .solve(new ArrayRealVector(b, false));
        for (int i = 0; i < n; i++) {
            lower += b[i] * (1 - c.getEntry(i));
        }
        return lower * l.spacingUm(axis) * l.size(axis) / (area[axis] * crossSection(l, axis));
    }

    private static double crossSection(Lattice l, int axis) {
        return (double) l.voxels() / l.size(axis);
    }

    /** A long way through voxels of an odd size: what is lost to rounding in each would show at the far end. */
    @Test
    void nothingLeaksOnTheWay() {
        Lattice l = new Lattice(9, 9, 600, 1.3, 1.3, 1.3);
        Mask m = mask(l, (x, y, z) -> x > 0 && (x + y) % 7 != 0);
        double share = l.plane();
        double open = 0;
        for (byte b : m.planes()[0]) {
            open += b / share;
        }
        assertThat(diffusivity(m, 2)).isCloseTo(open, within(2e-4 * open));
    }

    @Test
    void turningThePhaseTurnsTheDiffusivities() {
        Lattice l = new Lattice(14, 12, 10, 1, 1.5, 2);
        Random random = new Random(23);
        Mask m = mask(l, (x, y, z) -> random.nextDouble() < 0.7);
        Mask turned = mask(new Lattice(10, 14, 12, 2, 1, 1.5), (x, y, z) -> m.at(y, z, x) != 0);
        assertThat(diffusivity(turned, 1)).isCloseTo(diffusivity(m, 0), within(1e-5));
        assertThat(diffusivity(turned, 2)).isCloseTo(diffusivity(m, 1), within(1e-5));
        assertThat(diffusivity(turned, 0)).isCloseTo(diffusivity(m, 2), within(1e-5));
    }

    @Test
    void parallelPlatesAreStraightAndAcrossThemNothingPasses() {
        Lattice l = Lattice.of(16, 15, 14);
        Mask plates = mask(l, (x, y, z) -> x % 4 < 3);
        assertThat(diffusivity(plates, 1)).isCloseTo(0.75, within(1e-5));
        assertThat(diffusivity(plates, 2)).isCloseTo(0.75, within(1e-5));
        assertThat(Percolation.of(l, z -> plates.planes()[z], 26, work).percolating(0))
                .isZero();
    }
}
