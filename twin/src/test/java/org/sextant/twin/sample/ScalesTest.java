// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** One sample, seen with voxels of any size. */
class ScalesTest {
    private static final int SILICA = SilicaMaterials.SILICA;

    /** Surfaces count as planes in parts of 0.25 µm: with radii of 2 µm and more their mean is off by less than 0.2 %. */
    @ParameterizedTest
    @ValueSource(strings = {"particle", "fissure"})
    void theSolidOfARegionDoesNotDependOnTheVoxel(String place) {
        Vector3dc centre = Silica.place(place);
        double fine = Silica.means(Silica.ONE, Silica.cube(centre, 200, 0.065))[SILICA];
        assertThat(fine).isBetween(0.1, 0.6);
        assertThat(Silica.means(Silica.ONE, Silica.cube(centre, 52, 0.25))[SILICA])
                .isCloseTo(fine, within(0.002));
        assertThat(Silica.means(Silica.ONE, Silica.cube(centre, 13, 1.0))[SILICA])
                .isCloseTo(fine, within(0.002));
    }

    /**
     * From 65 nm on mesopores count by their porosity, below they are there one by one. A cube of 1.04 µm holds about
     * (1.04 / 0.02)³ = 1.4 · 10⁵ of their correlation volumes: its solid has a standard deviation of √(0.316 · 0.684 / 1.4 · 10⁵) =
     * 0.0012, the level another 0.001; three times their root sum of squares is 0.005.
     */
    @ParameterizedTest
    @ValueSource(strings = {"fissure", "wall"})
    void mesoporesSumUpToTheirPorosity(String place) {
        Vector3dc centre = Silica.place(place);
        double fine = Silica.means(Silica.ONE, Silica.cube(centre, 65, 0.016))[SILICA];
        for (int n : new int[] {16, 4, 1}) {
            double coarse = Silica.means(Silica.ONE, Silica.cube(centre, n, 1.04 / n))[SILICA];
            assertThat(coarse).isCloseTo(fine, within(0.005));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fissure", "wall"})
    void pointsOfHalfANanometreAreSolidExactlyWhereVoxelsOf16NmSaySo(String place) {
        VoxelGrid grid = Silica.cube(Silica.place(place), 48, 0.016);
        SeededNumbers random = new SeededNumbers(3, 4);
        int[] solid = new int[2];
        List<String> wrong = new ArrayList<>();
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            Silica.ONE.fractions(grid, work, (y, z, rows) -> {
                for (int x = 0; x < 48; x++) {
                    double f = rows[SILICA][x];
                    if (f > 0 && f < 1) {
                        continue;
                    }
                    for (int k = 0; k < 8; k++) {
                        // On the lattice of 0.54 nm voxels: 29 of them fit in one of 16 nm.
                        long at = 3 * (k + 8 * (x + 48 * (y + 48 * z)));
                        Vector3d p = grid.indexToFrame().apply(new Vector3d(x, y, z));
                        p.add(
                                0.00054 * step(random, at),
                                0.00054 * step(random, at + 1),
                                0.00054 * step(random, at + 2));
                        boolean isSolid = Silica.ONE.materialAt(p.x, p.y, p.z) == SILICA;
                        synchronized (wrong) {
                            solid[isSolid ? 1 : 0]++;
                            if (isSolid != (f == 1)) {
                                wrong.add(p.toString());
                            }
                        }
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(solid[0]).isGreaterThan(20);
        assertThat(solid[1]).isGreaterThan(500);
    }

    private static double step(SeededNumbers random, long index) {
        return Math.rint(14.4 * random.signed(index));
    }

    /** A turned grid with unequal edges against 16³ points in each voxel. */
    @Test
    void fractionsAreThoseOfManyPointsInEachVoxel() {
        Vector3dc at = Silica.place("fissure");
        Matrix4x3d m = new Matrix4x3d()
                .translation(at)
                .rotateXYZ(0.3, -0.7, 1.1)
                .scale(0.2, 0.13, 0.25)
                .translate(-3.5, -3.5, -3.5);
        VoxelGrid grid = new VoxelGrid(new Size3(8, 8, 8), new Affine3(Sample.FRAME.index(), Sample.FRAME, m));
        double[] error = new double[2];
        VoxelProbe probe = Silica.ONE.probe(VoxelShape.of(grid));
        double[] fractions = new double[Silica.ONE.materials().size()];
        for (int v = 0; v < 512; v += 3) {
            Vector3d index = new Vector3d(v % 8, v / 8 % 8, v / 64);
            Vector3d p = grid.indexToFrame().apply(index);
            probe.fractions(p.x, p.y, p.z, fractions);
            double sum = 0;
            for (double f : fractions) {
                sum += f;
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            double e = fractions[SilicaMaterials.RESIN] - resinByPoints(grid, index);
            error[0] += e;
            error[1] += e * e;
        }
        assertThat(error[0] / 171).isCloseTo(0, within(0.005));
        // A ramp instead of the cut of a plane through a box is off by up to 0.07; where two surfaces meet, by more.
        assertThat(Math.sqrt(error[1] / 171)).isLessThan(0.04);
    }

    private static double resinByPoints(VoxelGrid grid, Vector3d index) {
        int n = 16;
        int resin = 0;
        for (int i = 0; i < n * n * n; i++) {
            Vector3d part = new Vector3d(i % n, i / n % n, i / n / n)
                    .add(0.5, 0.5, 0.5)
                    .div(n)
                    .sub(0.5, 0.5, 0.5);
            Vector3d p = grid.indexToFrame().apply(part.add(index));
            resin += Silica.ONE.materialAt(p.x, p.y, p.z) == SilicaMaterials.RESIN ? 1 : 0;
        }
        return resin / (double) (n * n * n);
    }

    @Test
    void valuesAreTheSameOnAnyNumberOfThreadsAndFollowTheFractions() {
        VoxelGrid grid = Silica.cube(Silica.place("particle"), 12, 2.5);
        double[] values = {0, 1, 10, 100, 1000, 10_000};
        float[] one = values(grid, values, 1);
        assertThat(values(grid, values, 3)).isEqualTo(one);
        double[] means = Silica.means(Silica.ONE, grid);
        double expected = 0;
        for (int m = 0; m < values.length; m++) {
            expected += values[m] * means[m];
        }
        double mean = 0;
        for (float v : one) {
            mean += v / one.length;
        }
        assertThat(mean).isCloseTo(expected, within(1e-4 * expected));
    }

    private static float[] values(VoxelGrid grid, double[] values, int threads) {
        float[] all = new float[12 * 12 * 12];
        try (WorkContext work = new WorkContext(threads, Progress.NONE)) {
            Silica.ONE.rasterise(
                    grid, values, work, (y, z, row) -> System.arraycopy(row, 0, all, (int) (12 * (y + 12 * z)), 12));
        }
        return all;
    }

    @Test
    void aCancelledRasterStops() {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            work.cancel();
            assertThatThrownBy(() -> Silica.ONE.rasterise(
                            Silica.cube(new Vector3d(), 8, 1), new double[6], work, (y, z, row) -> {}))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void gridsOfOtherFramesAndWrongNumbersOfValuesAreRefused() {
        try (WorkContext work = WorkContext.quiet()) {
            VoxelGrid other = Silica.cube(new Vector3d(), 2, 1).in(new FrameId("uct"));
            assertThatThrownBy(() -> Silica.ONE.rasterise(other, new double[6], work, (y, z, row) -> {}))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("uct");
            VoxelGrid grid = Silica.cube(new Vector3d(), 2, 1);
            assertThatThrownBy(() -> Silica.ONE.rasterise(grid, new double[5], work, (y, z, row) -> {}))
                    .hasMessageContaining("6 materials");
        }
    }
}
