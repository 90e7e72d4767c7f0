// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.tomography.ExactScan;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

class FilteredBackProjectionTest {
    private static final WorkContext WORK = WorkContext.quiet();

    @AfterAll
    static void close() {
        WORK.close();
    }

    private static FloatVoxels reconstruct(ScanGeometry g, VoxelGrid grid, ExactScan.Body body, double density) {
        return new FilteredBackProjection(g, grid, RampFilter.Window.RAM_LAK, 1)
                .of(ExactScan.of(g, body, density), WORK);
    }

    /** Mean over the voxels whose centres lie within a ball about a point, both in voxels from the middle. */
    private static double mean(FloatVoxels v, Vector3d at, double radius) {
        double sum = 0;
        int n = 0;
        for (int z = 0; z < v.lattice().nz(); z++) {
            for (int i = 0; i < v.lattice().plane(); i++) {
                Vector3d p = new Vector3d(
                        i % v.lattice().nx() - (v.lattice().nx() - 1) / 2.0 - at.x,
                        i / v.lattice().nx() - (v.lattice().ny() - 1) / 2.0 - at.y,
                        z - (v.lattice().nz() - 1) / 2.0 - at.z);
                if (p.length() < radius) {
                    sum += v.planes()[z][i];
                    n++;
                }
            }
        }
        return sum / n;
    }

    @ParameterizedTest
    @CsvSource({"0.0005, 1", "1, 1", "1000, 1", "1, 0.5", "1, 2", "0.0005, 1.5"})
    void blockOfDensityOneBecomesOne(double voxelUm, double pixelPerVoxel) {
        int n = 64;
        double pixelUm = voxelUm * pixelPerVoxel;
        int columns = (int) Math.round(n / pixelPerVoxel) + 9;
        VoxelGrid grid = ExactScan.grid(n, n, 5, voxelUm);
        ScanGeometry g = CircularScan.parallel(columns, 5, pixelUm, ExactScan.angles(120, Math.PI))
                .centredAt(columns / 2.0 + 0.37)
                .geometry();
        double half = 15.3 * voxelUm;
        FloatVoxels v = reconstruct(g, grid, ExactScan.box(half, half, 100 * voxelUm), 1 / voxelUm);
        assertThat(mean(v, new Vector3d(), 10) * voxelUm).isCloseTo(1, offset(0.005));
        assertThat(mean(v, new Vector3d(24, 0, 0), 4) * voxelUm).isCloseTo(0, offset(0.01));
    }

    @ParameterizedTest
    @EnumSource(RampFilter.Window.class)
    void everyWindowKeepsTheMean(RampFilter.Window window) {
        VoxelGrid grid = ExactScan.grid(64, 64, 1, 1);
        ScanGeometry g =
                CircularScan.parallel(70, 1, 1, ExactScan.angles(120, Math.PI)).geometry();
        FloatVoxels v =
                new FilteredBackProjection(g, grid, window, 0.7).of(ExactScan.of(g, ExactScan.box(16, 16, 9), 1), WORK);
        assertThat(mean(v, new Vector3d(), 9)).isCloseTo(1, offset(0.005));
    }

    /** Cone angles up to 10°: rays to the upper and lower border of the detector climb by atan(32 / 181). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 6, -12})
    void feldkampShowsABallOfDensityOneInAndAboveThePlaneOfTheSource(double height) {
        int n = 64;
        VoxelGrid grid = ExactScan.grid(n, n, n, 1);
        ScanGeometry g = CircularScan.cone(n + 16, n, 1, 181, ExactScan.angles(180, 2 * Math.PI))
                .geometry();
        Vector3d centre = new Vector3d(7, -5, height);
        FloatVoxels v = reconstruct(g, grid, ExactScan.ball(centre, 11), 1);
        // Off the plane the cone is not sampled fully; the loss grows with its angle.
        double loss = height == 0 ? 0.005 : 0.02;
        assertThat(mean(v, centre, 7)).isCloseTo(1, offset(loss));
    }

    @Test
    void shortScanEitherWayRoundEqualsTheFullCircle() {
        int n = 64;
        VoxelGrid grid = ExactScan.grid(n, n, 9, 1);
        Vector3d centre = new Vector3d(9, 4, 0);
        // Half the fan: atan(36 / 150) = 13.5°.
        double range = Math.PI + Math.toRadians(2 * 16);
        for (double sign : new double[] {1, -1}) {
            double[] angles = ExactScan.angles(160, sign * range);
            ScanGeometry g =
                    CircularScan.cone(72, 9, 1, 150, angles).centredAt(36.8).geometry();
            FloatVoxels v = reconstruct(g, grid, ExactScan.ball(centre, 12), 1);
            for (Vector3d at :
                    List.of(new Vector3d(), new Vector3d(-5, 0, 0), new Vector3d(0, 5, 0), new Vector3d(4, -4, 0))) {
                assertThat(mean(v, new Vector3d(centre).add(at), 2.5)).isCloseTo(1, offset(0.01));
            }
            assertThat(mean(v, new Vector3d(-18, -8, 0), 4)).isCloseTo(0, offset(0.01));
        }
    }

    @Test
    void detectorToOneSideSeesTheWholeSampleInAFullCircle() {
        int n = 96;
        VoxelGrid grid = ExactScan.grid(n, n, 3, 1);
        double[] angles = ExactScan.angles(360, 2 * Math.PI);
        // Columns 0 … 59 with the axis over column 10: the far border lies 49 voxels from it.
        for (ScanGeometry g : List.of(
                CircularScan.parallel(60, 3, 1, angles).centredAt(10).geometry(),
                CircularScan.parallel(60, 3, 1, angles).centredAt(49).geometry(),
                CircularScan.cone(60, 13, 1, 400, angles).centredAt(10).geometry())) {
            FloatVoxels v = reconstruct(g, grid, ExactScan.ball(new Vector3d(6, 3, 0), 36), 1);
            assertThat(mean(v, new Vector3d(6, 3, 0), 5)).isCloseTo(1, offset(0.005));
            assertThat(mean(v, new Vector3d(28, 3, 0), 5)).isCloseTo(1, offset(0.005));
        }
    }

    @Test
    void driftAndLeanAreUndone() {
        int n = 48;
        VoxelGrid grid = ExactScan.grid(n, n, n, 1);
        Random random = new Random(11);
        double[] angles = ExactScan.angles(120, Math.PI);
        List<double[]> shifts = new ArrayList<>();
        for (int i = 0; i < angles.length; i++) {
            shifts.add(new double[] {3 * random.nextDouble(), 3 * random.nextDouble()});
        }
        Vector3d centre = new Vector3d(6, 2, -5);
        CircularScan scan = CircularScan.parallel(n + 14, n + 8, 1, angles);
        for (ScanGeometry g : List.of(
                scan.shifted(shifts).leaning(0.03, 0).geometry(),
                scan.leaning(0.02, 0.04).geometry())) {
            FloatVoxels v = reconstruct(g, grid, ExactScan.ball(centre, 9), 1);
            assertThat(mean(v, centre, 6)).isCloseTo(1, offset(0.01));
            assertThat(mean(v, new Vector3d(-8, -6, 8), 4)).isCloseTo(0, offset(0.01));
        }
    }
}
