// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sextant.compute.tomography.ExactScan;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.projector.JosephProjector;
import org.sextant.compute.tomography.projector.ParallelProjector;
import org.sextant.compute.tomography.projector.Projector;
import org.sextant.compute.tomography.projector.Rectification;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

class IterativeTest {
    private static final WorkContext WORK = WorkContext.quiet();

    @AfterAll
    static void close() {
        WORK.close();
    }

    private final VoxelGrid grid = ExactScan.grid(12, 12, 4, 0.5);
    private final FloatVoxels truth = ExactScan.random(grid, 1);

    private Projector parallel() {
        ScanGeometry g =
                CircularScan.parallel(19, 4, 0.5, ExactScan.angles(40, Math.PI)).geometry();
        return new ParallelProjector(Rectification.of(g, grid).geometry(), grid);
    }

    private Projector cone() {
        return new JosephProjector(
                CircularScan.cone(19, 8, 0.5, 30, ExactScan.angles(50, 2 * Math.PI))
                        .geometry(),
                grid);
    }

    private static Projections project(Projector a, FloatVoxels x) {
        float[][] data = a.newData();
        a.forward(a.voxels(x), data, WORK);
        return a.projections(data);
    }

    private static double error(FloatVoxels a, FloatVoxels b) {
        double sum = 0;
        double all = 0;
        for (int z = 0; z < a.planes().length; z++) {
            for (int i = 0; i < a.planes()[z].length; i++) {
                sum += Math.pow(a.planes()[z][i] - b.planes()[z][i], 2);
                all += Math.pow(b.planes()[z][i], 2);
            }
        }
        return Math.sqrt(sum / all);
    }

    @Test
    void conjugateGradientsSolveConsistentData() {
        for (Projector a : new Projector[] {parallel(), cone()}) {
            IterativeResult r = new Cgls(Iterations.of(200)).run(a, project(a, truth), WORK);
            assertThat(r.residuals()[r.iterations()]).isLessThan(1e-3);
            assertThat(error(r.voxels(), truth)).isLessThan(0.02);
            assertThat(r.residuals()).isSortedAccordingTo((p, q) -> Double.compare(q, p));
        }
    }

    @Test
    void sirtComesCloserWithEachIteration() {
        for (Projector a : new Projector[] {parallel(), cone()}) {
            IterativeResult r = Sirt.of(60).run(a, project(a, truth), null, null, WORK);
            assertThat(r.residuals()[0]).isEqualTo(1);
            assertThat(r.residuals()[60]).isLessThan(0.15);
            assertThat(r.residuals()).isSortedAccordingTo((p, q) -> Double.compare(q, p));
        }
    }

    @Test
    void boundsAndMaskHold() {
        Projector a = parallel();
        FloatVoxels mask = FloatVoxels.zero(truth.lattice());
        for (float[] plane : mask.planes()) {
            java.util.Arrays.fill(plane, 20, 100, 1);
        }
        IterativeResult r = new Sirt(Iterations.of(10), 1, 0, 0.3).run(a, project(a, truth), null, mask, WORK);
        for (int z = 0; z < 4; z++) {
            for (int i = 0; i < 144; i++) {
                float v = r.voxels().planes()[z][i];
                assertThat(v).isBetween(0f, 0.3f);
                assertThat(i >= 20 && i < 100 || v == 0).isTrue();
            }
        }
    }

    @Test
    void stopsWhereNothingIsGained() {
        Projector a = parallel();
        IterativeResult r = new Sirt(new Iterations(500, 0.01), 1, -9, 9).run(a, project(a, truth), null, null, WORK);
        assertThat(r.iterations()).isBetween(5, 300);
        double[] e = r.residuals();
        int n = r.iterations();
        assertThat(1 - e[n] / e[n - 1]).isLessThan(0.01);
        assertThat(1 - e[n - 1] / e[n - 2]).isGreaterThanOrEqualTo(0.01);
    }

    @Test
    void goesOnWhereItStopped() {
        Projector a = parallel();
        Projections p = project(a, truth);
        FloatVoxels five = Sirt.of(5).run(a, p, null, null, WORK).voxels();
        FloatVoxels more = Sirt.of(3).run(a, p, five, null, WORK).voxels();
        assertThat(error(more, Sirt.of(8).run(a, p, null, null, WORK).voxels())).isLessThan(1e-5);
    }

    @Test
    void refusesWhatCannotConverge() {
        assertThatThrownBy(() -> new Sirt(Iterations.of(3), 2.5, 0, 1))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("2.5");
        assertThatThrownBy(() -> Iterations.of(0)).isInstanceOf(SextantException.class);
    }
}
