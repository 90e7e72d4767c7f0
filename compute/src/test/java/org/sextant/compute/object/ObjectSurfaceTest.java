// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** Surfaces and Euler numbers of bodies that are known, and of random voxels counted one by one. */
class ObjectSurfaceTest {
    private final WorkContext work = new WorkContext(3, Progress.NONE);

    private ObjectSurface surface(LabelVoxels v) {
        return ObjectSurface.of(LabelPlanes.of(v), work);
    }

    @Test
    void facesAreThoseOfEachVoxel() {
        Lattice l = new Lattice(11, 7, 19, 0.5, 1.25, 3);
        LabelVoxels v = RandomObjects.of(l, 4);
        ObjectSurface found = surface(v);
        for (int label : RandomObjects.LABELS) {
            double expected = 0;
            for (int z = 0; z < l.nz(); z++) {
                for (int y = 0; y < l.ny(); y++) {
                    for (int x = 0; x < l.nx(); x++) {
                        if (v.at(x, y, z) == label) {
                            expected += (other(v, x - 1, y, z, label) + other(v, x + 1, y, z, label)) * 1.25 * 3;
                            expected += (other(v, x, y - 1, z, label) + other(v, x, y + 1, z, label)) * 0.5 * 3;
                            expected += (other(v, x, y, z - 1, label) + other(v, x, y, z + 1, label)) * 0.5 * 1.25;
                        }
                    }
                }
            }
            // Each of the summands is rounded to 2⁻³² of the largest face.
            assertThat(found.facesUm2(label)).isCloseTo(expected, within(1e-8 * expected));
        }
    }

    private static int other(LabelVoxels v, int x, int y, int z, int label) {
        Lattice l = v.lattice();
        boolean out = x < 0 || y < 0 || z < 0 || x >= l.nx() || y >= l.ny() || z >= l.nz();
        return out || v.at(x, y, z) != label ? 1 : 0;
    }

    @Test
    void eulerNumbersAreVerticesLessEdgesPlusFacesLessVoxels() {
        for (int seed = 0; seed < 3; seed++) {
            LabelVoxels v = RandomObjects.of(Lattice.of(9, 12 + seed, 17), seed);
            ObjectSurface found = surface(v);
            for (int label : RandomObjects.LABELS) {
                assertThat(found.euler(label)).isEqualTo(cells(v, label));
            }
        }
    }

    /** Cells of the union of closed voxels, named by doubled coordinates: odd ones count the dimension. */
    private static long cells(LabelVoxels v, int label) {
        Set<Long> cells = new HashSet<>();
        long euler = 0;
        for (int z = 0; z < v.lattice().nz(); z++) {
            for (int y = 0; y < v.lattice().ny(); y++) {
                for (int x = 0; x < v.lattice().nx(); x++) {
                    if (v.at(x, y, z) != label) {
                        continue;
                    }
                    for (int k = 0; k < 27; k++) {
                        long cx = 2 * x + k % 3;
                        long cy = 2 * y + k / 3 % 3;
                        long cz = 2 * z + k / 9;
                        if (cells.add(cx + 1000 * cy + 1_000_000 * cz)) {
                            long dimension = cx % 2 + cy % 2 + cz % 2;
                            euler += dimension % 2 == 0 ? 1 : -1;
                        }
                    }
                }
            }
        }
        return euler;
    }

    @Test
    void eulerNumbersOfBallTorusAndShell() {
        Lattice l = Lattice.of(40, 41, 42);
        assertThat(surface(RandomObjects.body(l, (x, y, z) -> x * x + y * y + z * z < 100))
                        .euler(1))
                .isEqualTo(1);
        assertThat(surface(RandomObjects.body(l, (x, y, z) -> {
                            double r = Math.hypot(x, y) - 12;
                            return r * r + z * z < 16;
                        }))
                        .euler(1))
                .isZero();
        assertThat(surface(RandomObjects.body(l, (x, y, z) -> {
                            double r2 = x * x + y * y + z * z;
                            return r2 < 196 && r2 > 64;
                        }))
                        .euler(1))
                .isEqualTo(2);
    }

    /** A box of a×b×c voxels: faces meet in cut edges of width √2/2 and in corner triangles of sides √2/2. */
    @Test
    void aBoxHasItsSidesCutAtTheEdges() {
        Lattice l = Lattice.of(20, 18, 16);
        LabelVoxels v = LabelVoxels.zero(l);
        for (int z = 3; z < 10; z++) {
            for (int y = 4; y < 13; y++) {
                for (int x = 0; x < 11; x++) {
                    v.set(x, y, z, 5);
                }
            }
        }
        // Voxel centres span 10, 8 and 6; so do the flat parts.
        double flat = 2 * (10 * 8 + 8 * 6 + 10 * 6);
        double edges = 4 * (10 + 8 + 6) * Math.sqrt(0.5);
        double corners = 8 * Math.sqrt(3) / 4 * 0.5;
        assertThat(surface(v).meshUm2(5)).isCloseTo(flat + edges + corners, within(1e-6));
        assertThat(surface(v).facesUm2(5)).isCloseTo(2 * (11 * 9 + 9 * 7 + 11 * 7), within(1e-6));
    }

    @Test
    void aBallsMeshIsATwelfthTooLargeAndCroftonsAreaIsRight() {
        double r = 18.3;
        double exact = 4 * Math.PI * r * r;
        ObjectSurface s =
                surface(RandomObjects.body(Lattice.of(44, 44, 44), (x, y, z) -> x * x + y * y + z * z < r * r));
        assertThat(s.meshUm2(1)).isCloseTo(1.08 * exact, Percentage.withPercentage(1));
        assertThat(s.croftonUm2(1)).isCloseTo(exact, Percentage.withPercentage(1));
        assertThat(s.facesUm2(1)).isCloseTo(1.5 * exact, Percentage.withPercentage(1));
    }

    @Test
    void croftonsAreaHoldsForVoxelsThatAreNoCubes() {
        double r = 19;
        double exact = 4 * Math.PI * r * r;
        ObjectSurface s = surface(
                RandomObjects.body(new Lattice(60, 44, 30, 0.7, 1, 1.4), (x, y, z) -> x * x + y * y + z * z < r * r));
        assertThat(s.croftonUm2(1)).isCloseTo(exact, Percentage.withPercentage(2));
    }

    @Test
    void surfacesDoNotDependOnTheOrderOfTheAxes() {
        Lattice l = new Lattice(12, 9, 14, 1, 2, 3);
        LabelVoxels v = RandomObjects.of(l, 8);
        LabelVoxels turned = LabelVoxels.zero(new Lattice(14, 12, 9, 3, 1, 2));
        for (int z = 0; z < 14; z++) {
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 12; x++) {
                    turned.set(z, x, y, v.at(x, y, z));
                }
            }
        }
        for (int label : RandomObjects.LABELS) {
            double mesh = surface(v).meshUm2(label);
            assertThat(surface(turned).meshUm2(label)).isCloseTo(mesh, within(1e-7 * mesh));
            assertThat(surface(turned).euler(label)).isEqualTo(surface(v).euler(label));
            double crofton = surface(v).croftonUm2(label);
            // Shares of directions are counted on 200,000 points.
            assertThat(surface(turned).croftonUm2(label)).isCloseTo(crofton, within(1e-3 * crofton));
        }
    }

    @Test
    void sharesOfDirectionsAreThoseOfTheCubicLattice() {
        // One pair along x in 4 cells: each adds 2·w/4; w = 2·0.04577789 (Legland et al. 2007, table 2, 13 directions).
        double[] areas = CroftonArea.areasUm2(1, 1, 1);
        // One corner inside: 3 axes, 3 face diagonals (each in 2 cells), 1 space diagonal.
        double expected = 4 * (3 * 0.04577789 / 4 + 3 * 0.03698062 / 2 / Math.sqrt(2) + 0.03519563 / Math.sqrt(3));
        assertThat(areas[1]).isCloseTo(expected, within(1e-3 * expected));
    }
}
