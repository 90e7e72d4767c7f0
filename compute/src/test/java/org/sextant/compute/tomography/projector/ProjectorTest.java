// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.compute.tomography.ExactScan;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

class ProjectorTest {
    private static final WorkContext WORK = WorkContext.quiet();

    @AfterAll
    static void close() {
        WORK.close();
    }

    /** |⟨A x, y⟩ − ⟨x, Aᵀ y⟩| / (‖A x‖ ‖y‖). */
    private static double mismatch(Projector a, FloatVoxels voxels, Projections projections) {
        float[][] x = a.voxels(voxels);
        float[][] y = a.data(projections);
        float[][] ax = a.newData();
        float[][] aty = a.newVoxels();
        a.forward(x, ax, WORK);
        a.back(y, aty, WORK);
        return Math.abs(dot(ax, y) - dot(x, aty)) / Math.sqrt(dot(ax, ax) * dot(y, y));
    }

    private static double dot(float[][] a, float[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                sum += (double) a[i][k] * b[i][k];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6, 1.7})
    void flatProjectorIsAdjointForPixelsOfAnySize(double pixelUm) {
        VoxelGrid grid = ExactScan.grid(21, 18, 7, 1);
        ScanGeometry g = Rectification.of(
                        CircularScan.parallel(23, 7, pixelUm, ExactScan.angles(29, Math.PI))
                                .centredAt(12.3)
                                .geometry(),
                        grid)
                .geometry();
        double m = mismatch(new ParallelProjector(g, grid), ExactScan.random(grid, 1), ExactScan.random(g, 2));
        assertThat(m).isLessThan(1e-5);
    }

    @Test
    void generalProjectorIsAdjoint() {
        VoxelGrid grid = ExactScan.grid(13, 16, 11, 1);
        double[] angles = ExactScan.angles(17, 2 * Math.PI);
        List<ScanGeometry> scans = List.of(
                CircularScan.cone(19, 15, 0.9, 40, angles)
                        .leaning(0.05, -0.1)
                        .centredAt(8)
                        .geometry(),
                CircularScan.cone(19, 15, 1, 9, angles).geometry(),
                CircularScan.parallel(19, 15, 1.2, angles).leaning(0, 1.2).geometry(),
                arbitrary());
        for (ScanGeometry g : scans) {
            double m = mismatch(new JosephProjector(g, grid), ExactScan.random(grid, 3), ExactScan.random(g, 4));
            assertThat(m).isLessThan(1e-5);
        }
    }

    /** Rays from anywhere, the poles included. */
    private static ScanGeometry arbitrary() {
        Random random = new Random(5);
        List<ViewVectors> views = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Vector3d ray =
                    new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalize();
            Vector3d u = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                    .cross(ray)
                    .normalize();
            Vector3d v = new Vector3d(ray).cross(u);
            views.add(new ViewVectors(ray, new Vector3d(u).add(v).mul(-9), u, v));
        }
        return new ScanGeometry(Beam.PARALLEL, 19, 19, views);
    }

    @Test
    void bothProjectorsAgree() {
        VoxelGrid grid = ExactScan.grid(15, 12, 5, 2);
        ScanGeometry g = Rectification.of(
                        CircularScan.parallel(17, 5, 2, ExactScan.angles(31, Math.PI))
                                .geometry(),
                        grid)
                .geometry();
        FloatVoxels x = ExactScan.random(grid, 6);
        Projector flat = new ParallelProjector(g, grid);
        Projector general = new JosephProjector(g, grid);
        float[][] a = flat.newData();
        float[][] b = general.newData();
        flat.forward(flat.voxels(x), a, WORK);
        general.forward(general.voxels(x), b, WORK);
        Projections p = flat.projections(a);
        for (int v = 0; v < p.count(); v++) {
            for (int i = 0; i < p.views()[v].length; i++) {
                assertThat(p.views()[v][i]).isCloseTo(b[v][i], org.assertj.core.data.Offset.offset(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 1, 1000})
    void ballCastsItsChordsAtAnyScale(double voxelUm) {
        int n = 48;
        VoxelGrid grid = ExactScan.grid(n, n, n, voxelUm);
        Vector3d centre = new Vector3d(3.3, -4.1, 2.2).mul(voxelUm);
        double radius = 14 * voxelUm;
        FloatVoxels ball = ball(grid, centre, radius);
        for (ScanGeometry g : List.of(
                CircularScan.parallel(n, n, voxelUm, ExactScan.angles(7, Math.PI))
                        .geometry(),
                CircularScan.cone(n, n, voxelUm, 150 * voxelUm, ExactScan.angles(7, 2 * Math.PI))
                        .leaning(0.02, 0.03)
                        .geometry())) {
            Projector a = new JosephProjector(g, grid);
            float[][] data = a.newData();
            a.forward(a.voxels(ball), data, WORK);
            Projections exact = ExactScan.of(g, ExactScan.ball(centre, radius), 1);
            double worst = 0;
            for (int v = 0; v < data.length; v++) {
                for (int i = 0; i < data[v].length; i++) {
                    // Chords shorter than the radius graze the surface, where voxels are coarse.
                    if (exact.views()[v][i] > radius) {
                        worst = Math.max(worst, Math.abs(data[v][i] - exact.views()[v][i]) / voxelUm);
                    }
                }
            }
            // A ray crosses the surface twice in voxels that it shares with others: 0.35 voxel each at most.
            assertThat(worst).isLessThan(0.7);
        }
    }

    /** Each voxel the share of 4³ points that lie inside. */
    private static FloatVoxels ball(VoxelGrid grid, Vector3d centre, double radius) {
        FloatVoxels v = ExactScan.random(grid, 0);
        double d = grid.spacingUm().x;
        for (int z = 0; z < v.lattice().nz(); z++) {
            for (int i = 0; i < v.lattice().plane(); i++) {
                Vector3d p = grid.indexToFrame()
                        .apply(new Vector3d(
                                i % v.lattice().nx(), i / v.lattice().nx(), z));
                int inside = 0;
                for (int s = 0; s < 64; s++) {
                    Vector3d q = new Vector3d((s % 4 - 1.5) / 4, (s / 4 % 4 - 1.5) / 4, (s / 16 - 1.5) / 4)
                            .mul(d)
                            .add(p);
                    inside += q.distance(centre) < radius ? 1 : 0;
                }
                v.planes()[z][i] = inside / 64f;
            }
        }
        return v;
    }

    @Test
    void turningTheSampleIsTurningTheAngles() {
        int n = 20;
        VoxelGrid grid = ExactScan.grid(n, n, 3, 1);
        FloatVoxels x = ExactScan.random(grid, 7);
        FloatVoxels turned = FloatVoxels.zero(x.lattice());
        for (int z = 0; z < 3; z++) {
            for (int yy = 0; yy < n; yy++) {
                for (int xx = 0; xx < n; xx++) {
                    // (x, y) → (−y, x): by a quarter of a circle about +z.
                    turned.set(n - 1 - yy, xx, z, x.at(xx, yy, z));
                }
            }
        }
        double[] angles = ExactScan.angles(9, Math.PI);
        double[] later = Arrays.stream(angles).map(a -> a + Math.PI / 2).toArray();
        Projections p = project(CircularScan.parallel(n, 3, 1, angles).geometry(), grid, turned);
        Projections q = project(CircularScan.parallel(n, 3, 1, later).geometry(), grid, x);
        for (int v = 0; v < p.count(); v++) {
            for (int i = 0; i < p.views()[v].length; i++) {
                assertThat(p.views()[v][i]).isCloseTo(q.views()[v][i], org.assertj.core.data.Offset.offset(1e-3f));
            }
        }
    }

    private static Projections project(ScanGeometry given, VoxelGrid grid, FloatVoxels x) {
        Projector a = new ParallelProjector(Rectification.of(given, grid).geometry(), grid);
        float[][] data = a.newData();
        a.forward(a.voxels(x), data, WORK);
        return a.projections(data);
    }

    @Test
    void flatProjectorRefusesRaysThatLeaveTheSlices() {
        VoxelGrid grid = ExactScan.grid(8, 8, 8, 1);
        ScanGeometry g = CircularScan.parallel(8, 8, 1, ExactScan.angles(3, 1))
                .leaning(0, 0.1)
                .geometry();
        assertThatThrownBy(() -> new ParallelProjector(Rectification.of(g, grid).geometry(), grid))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("view 0");
    }
}
