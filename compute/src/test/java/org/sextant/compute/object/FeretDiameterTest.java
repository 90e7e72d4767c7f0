// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** The diameter is the largest of all distances between face middles. */
class FeretDiameterTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private double[] diameters(LabelVoxels v, LabelRows rows) {
        return FeretDiameter.of(LabelPlanes.of(v), rows, work);
    }

    @Test
    void randomObjectsHaveTheLargestOfAllDistances() {
        for (int seed = 0; seed < 4; seed++) {
            LabelVoxels v = RandomObjects.of(new Lattice(7 + seed, 8, 6, 1, 0.7 + seed, 2.5), seed);
            compare(v);
        }
    }

    @Test
    void bodiesWithManyCornersHaveTheLargestOfAllDistances() {
        Lattice l = new Lattice(25, 21, 24, 1, 1.3, 0.8);
        compare(RandomObjects.body(l, (x, y, z) -> x * x + y * y + z * z < 90));
        compare(RandomObjects.body(
                l, (x, y, z) -> square(x + y) / 200 + square(x - y + z) / 60 + square(z - 0.3 * x) / 90 < 1));
    }

    private void compare(LabelVoxels v) {
        LabelRows rows = ObjectMoments.of(LabelPlanes.of(v), work).rows();
        double[] found = diameters(v, rows);
        for (int r = 0; r < rows.count(); r++) {
            assertThat(found[r]).isCloseTo(brute(v, rows.label(r)), within(1e-9));
        }
    }

    private static double brute(LabelVoxels v, int label) {
        Lattice l = v.lattice();
        List<Vector3d> middles = new ArrayList<>();
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    if (v.at(x, y, z) == label) {
                        boolean inside = x > 0
                                && y > 0
                                && z > 0
                                && x + 1 < l.nx()
                                && y + 1 < l.ny()
                                && z + 1 < l.nz()
                                && v.at(x - 1, y, z) == label
                                && v.at(x + 1, y, z) == label
                                && v.at(x, y - 1, z) == label
                                && v.at(x, y + 1, z) == label
                                && v.at(x, y, z - 1) == label
                                && v.at(x, y, z + 1) == label;
                        for (int side = -1; side < 2 && !inside; side += 2) {
                            middles.add(new Vector3d(x + side * 0.5, y, z));
                            middles.add(new Vector3d(x, y + side * 0.5, z));
                            middles.add(new Vector3d(x, y, z + side * 0.5));
                        }
                    }
                }
            }
        }
        Vector3d um = new Vector3d(l.dxUm(), l.dyUm(), l.dzUm());
        middles.forEach(m -> m.mul(um));
        double best = 0;
        for (int i = 0; i < middles.size(); i++) {
            for (int j = 0; j < i; j++) {
                best = Math.max(best, middles.get(i).distanceSquared(middles.get(j)));
            }
        }
        return Math.sqrt(best);
    }

    @Test
    void oneVoxelIsAsLongAsItsLongestEdgeAndARowAsItsEdges() {
        LabelVoxels v = LabelVoxels.zero(new Lattice(9, 3, 3, 2, 1, 5));
        v.set(4, 1, 1, 8);
        assertThat(diameters(v, ObjectMoments.of(LabelPlanes.of(v), work).rows()))
                .containsExactly(5);
        for (int x = 0; x < 9; x++) {
            v.set(x, 1, 1, 8);
        }
        assertThat(diameters(v, ObjectMoments.of(LabelPlanes.of(v), work).rows()))
                .containsExactly(18);
    }

    private static double square(double v) {
        return v * v;
    }
}
