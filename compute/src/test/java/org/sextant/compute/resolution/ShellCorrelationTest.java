// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Shell correlations of volumes whose spectra are known. */
class ShellCorrelationTest {
    private static final FourierWindow NONE = new FourierWindow(FourierWindow.Shape.NONE, 1);

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private ShellCorrelation correlate(FloatVoxels a, FloatVoxels b, FourierWindow window) {
        return ShellCorrelation.of(z -> a.planes()[z], z -> b.planes()[z], a.lattice(), window, work);
    }

    private static FloatVoxels noise(Lattice l, double sd, Random random) {
        FloatVoxels v = FloatVoxels.zero(l);
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (float) (sd * random.nextGaussian());
            }
        }
        return v;
    }

    private static FloatVoxels sum(FloatVoxels a, FloatVoxels b) {
        FloatVoxels v = FloatVoxels.zero(a.lattice());
        for (int z = 0; z < v.planes().length; z++) {
            for (int i = 0; i < v.planes()[z].length; i++) {
                v.planes()[z][i] = a.planes()[z][i] + b.planes()[z][i];
            }
        }
        return v;
    }

    /** Every frequency is summed by its definition, one exponential at a time. */
    @Test
    void shellsAreThoseOfThePlainFourierSum() {
        Lattice l = new Lattice(7, 6, 5, 0.5, 0.75, 1.1);
        Random random = new Random(11);
        FloatVoxels a = noise(l, 1, random);
        FloatVoxels b = sum(a, noise(l, 0.7, random));
        ShellCorrelation found = correlate(a, b, NONE);
        double step = 1 / (5 * 1.1);
        int shells = (int) Math.floor(0.5 / 1.1 / step + 1e-9) + 1;
        double[][] sums = new double[shells][4];
        double meanA = mean(a);
        double meanB = mean(b);
        for (int kz = -2; kz <= 2; kz++) {
            for (int ky = -2; ky <= 3; ky++) {
                for (int kx = -3; kx <= 3; kx++) {
                    double f = Math.sqrt(Math.pow(kx / 3.5, 2) + Math.pow(ky / 4.5, 2) + Math.pow(kz / 5.5, 2));
                    int s = (int) Math.floor(f / step + 0.5);
                    if (s < shells) {
                        double[] fa = dft(a, meanA, kx, ky, kz);
                        double[] fb = dft(b, meanB, kx, ky, kz);
                        sums[s][0] += fa[0] * fb[0] + fa[1] * fb[1];
                        sums[s][1] += fa[0] * fa[0] + fa[1] * fa[1];
                        sums[s][2] += fb[0] * fb[0] + fb[1] * fb[1];
                        sums[s][3]++;
                    }
                }
            }
        }
        assertThat(found.counts()).hasSize(shells);
        for (int s = 1; s < shells; s++) {
            assertThat(found.counts()[s]).isEqualTo(sums[s][3]);
            // Planes are held as floats between the passes.
            assertThat(found.correlation()[s]).isCloseTo(sums[s][0] / Math.sqrt(sums[s][1] * sums[s][2]), within(1e-5));
        }
    }

    private static double mean(FloatVoxels v) {
        double sum = 0;
        for (float[] plane : v.planes()) {
            for (float f : plane) {
                sum += f;
            }
        }
        return sum / v.lattice().voxels();
    }

    private static double[] dft(FloatVoxels v, double mean, int kx, int ky, int kz) {
        Lattice l = v.lattice();
        double[] sum = new double[2];
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    double phase = -2
                            * Math.PI
                            * ((double) kx * x / l.nx() + (double) ky * y / l.ny() + (double) kz * z / l.nz());
                    sum[0] += (v.at(x, y, z) - mean) * Math.cos(phase);
                    sum[1] += (v.at(x, y, z) - mean) * Math.sin(phase);
                }
            }
        }
        return sum;
    }

    /** A common signal of variance S and noise of variance N in each half correlate by S / (S + N) in every shell. */
    @Test
    void whiteSignalAndNoiseCorrelateByTheirShares() {
        Random random = new Random(3);
        Lattice l = new Lattice(45, 48, 36, 1, 0.8, 1.3);
        FloatVoxels signal = noise(l, 2, random);
        FloatVoxels a = sum(signal, noise(l, 1.5, random));
        FloatVoxels b = sum(signal, noise(l, 1.5, random));
        double expected = 4 / (4 + 2.25);
        for (FourierWindow window : new FourierWindow[] {
            NONE, new FourierWindow(FourierWindow.Shape.TUKEY, 0.3), new FourierWindow(FourierWindow.Shape.SPHERE, 0.3)
        }) {
            ShellCorrelation c = correlate(a, b, window);
            double chi2 = 0;
            int shells = 0;
            for (int s = 3; s < c.correlation().length; s++) {
                // The variance of a correlation coefficient r of n complex pairs is (1 − r²)² / (2n).
                double sd = (1 - expected * expected) / Math.sqrt(2 * c.independent()[s]);
                assertThat(c.correlation()[s]).isCloseTo(expected, within(5 * sd));
                chi2 += Math.pow((c.correlation()[s] - expected) / sd, 2);
                shells++;
            }
            // Scatter as large as the independent numbers tell: neither tapers nor mirror images count as more.
            assertThat(chi2 / shells).isBetween(0.35, 2.2);
        }
    }

    /** The signal falls off by a Gaussian in frequency, so that the crossing of 0.143 is known. */
    @Test
    void theResolutionOfABlurredSignalIsWhereItMeetsTheNoise() {
        Random random = new Random(6);
        int n = 64;
        double voxelUm = 0.25;
        Lattice l = new Lattice(n, n, n, voxelUm, voxelUm, voxelUm);
        double sigma = 1.4;
        FloatVoxels signal = blurred(noise(l, 1, random), sigma);
        double noiseSd = 0.05;
        FloatVoxels a = sum(signal, noise(l, noiseSd, random));
        FloatVoxels b = sum(signal, noise(l, noiseSd, random));
        VoxelGrid grid = VoxelGrid.of(new FrameId("scan"), new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d());
        Outcome out = run(VoxelVolume.of("a", a, grid, ""), VoxelVolume.of("b", b, grid, ""), Map.of("window", "none"));
        // exp(−4π²σ²f²) / noise variance = 0.143 / 0.857
        double perVoxel = Math.sqrt(Math.log(0.857 / 0.143 / (noiseSd * noiseSd))) / (2 * Math.PI * sigma);
        assertThat(out.quantity("fsc.resolution.0.143"))
                .isCloseTo(voxelUm / perVoxel, within(0.03 * voxelUm / perVoxel));
        assertThat(out.quantity("fsc.resolution.one-bit")).isGreaterThan(out.quantity("fsc.resolution.half-bit"));
        assertThat(out.tables().get(0).column("frequency").unit()).isEqualTo("1/um");
    }

    /** Periodic, so that the spectrum is the kernel's. */
    private static FloatVoxels blurred(FloatVoxels v, double sigma) {
        Lattice l = v.lattice();
        FloatVoxels in = v;
        for (int axis = 0; axis < 3; axis++) {
            FloatVoxels out = FloatVoxels.zero(l);
            for (int z = 0; z < l.nz(); z++) {
                for (int y = 0; y < l.ny(); y++) {
                    for (int x = 0; x < l.nx(); x++) {
                        double sum = 0;
                        for (int k = -8; k <= 8; k++) {
                            double w = Math.exp(-0.5 * k * k / (sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
                            sum += w
                                    * in.at(
                                            Math.floorMod(x + (axis == 0 ? k : 0), l.nx()),
                                            Math.floorMod(y + (axis == 1 ? k : 0), l.ny()),
                                            Math.floorMod(z + (axis == 2 ? k : 0), l.nz()));
                        }
                        out.set(x, y, z, (float) sum);
                    }
                }
            }
            in = out;
        }
        return in;
    }

    private Outcome run(Volume a, Volume b, Map<String, String> parameters) {
        return new FscOperation()
                .run(
                        new Inputs(Map.of("first", a, "second", b), Map.of()),
                        ParameterSchema.of(FscOperation.Fsc.class).parse(parameters),
                        ExecutionContext.of(work));
    }

    @Test
    void thresholdsAreThoseOfThePaper() {
        // van Heel, Schatz 2005: towards many voxels ½-bit tends to 0.1716, 1-bit to 1/3.
        assertThat(ShellThreshold.HALF_BIT.at(1e12)).isCloseTo(0.17157, within(1e-4));
        assertThat(ShellThreshold.ONE_BIT.at(1e12)).isCloseTo(1 / 3.0, within(1e-4));
        assertThat(ShellThreshold.HALF_BIT.at(100)).isCloseTo((0.2071 + 0.19102) / (1.2071 + 0.09102), within(1e-9));
        assertThat(ShellThreshold.ONE_BIT.at(1)).isCloseTo(1, within(1e-4));
    }

    @Test
    void halvesThatCannotBeComparedAreRefused() {
        Lattice l = Lattice.of(8, 8, 8);
        VoxelGrid grid = VoxelGrid.of(new FrameId("s"), new Size3(8, 8, 8), new Vector3d(1), new Vector3d());
        FloatVoxels good = noise(l, 1, new Random(1));
        FloatVoxels hole = noise(l, 1, new Random(2));
        hole.set(3, 4, 5, Float.NaN);
        Volume a = VoxelVolume.of("a", good, grid, "");
        assertThatThrownBy(() -> run(a, VoxelVolume.of("b", hole, grid, ""), Map.of()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("3,4,5");
        assertThatThrownBy(() -> run(a, VoxelVolume.of("b", FloatVoxels.zero(l), grid, ""), Map.of()))
                .hasMessageContaining("nothing to correlate");
        VoxelGrid other = VoxelGrid.of(new FrameId("s"), new Size3(8, 8, 8), new Vector3d(2), new Vector3d());
        assertThatThrownBy(() -> run(a, VoxelVolume.of("b", good, other, ""), Map.of()))
                .hasMessageContaining("same voxels");
        assertThat(run(a, a, Map.of()).notices()).hasSize(3).allMatch(n -> n.contains("limited by the voxels"));
        assertThat(Operations.installed().require("fsc")).isNotNull();
    }
}
