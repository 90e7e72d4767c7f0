// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.hipparchus.special.Erf;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Edges of known Gaussian blur, tilted against the voxels, are as wide as they were made. */
class EdgeSharpnessTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    /** Signed distance to a surface, µm, positive inside. */
    private interface Distance {
        double of(double x, double y, double z);
    }

    /** Voxels of an edge from {@code low} outside to {@code high} inside, blurred by sigma; and of the mask. */
    private Map<String, Volume> edge(Lattice l, Distance d, double sigmaUm, double low, double high, double noise) {
        FloatVoxels v = FloatVoxels.zero(l);
        Mask m = Mask.zero(l);
        Random random = new Random(9);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    double t = d.of(x * l.dxUm(), y * l.dyUm(), z * l.dzUm());
                    double share = 0.5 * (1 + Erf.erf(t / sigmaUm / Math.sqrt(2)));
                    v.set(x, y, z, (float) (low + (high - low) * share + noise * random.nextGaussian()));
                    m.set(x, y, z, (byte) (t > 0 ? 1 : 0));
                }
            }
        }
        VoxelGrid grid = VoxelGrid.of(
                new FrameId("scan"),
                new Size3(l.nx(), l.ny(), l.nz()),
                new Vector3d(l.dxUm(), l.dyUm(), l.dzUm()),
                new Vector3d(10, 20, 30));
        Map<String, Volume> volumes = new HashMap<>();
        volumes.put("volume", VoxelVolume.of("v", v, grid, "1/cm"));
        volumes.put("mask", VoxelVolume.of("m", m, grid));
        return volumes;
    }

    private <P extends Record> Outcome run(
            Operation<P> op, Map<String, Volume> volumes, Map<String, String> parameters) {
        return op.run(
                new Inputs(volumes, Map.of()),
                ParameterSchema.of(op.parameters()).parse(parameters),
                ExecutionContext.of(work));
    }

    private static Distance plane(double nx, double ny, double nz, double at) {
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return (x, y, z) -> (nx * x + ny * y + nz * z) / length - at;
    }

    @Test
    void aTiltedEdgesProxigramIsTheNormalDistribution() {
        Lattice l = new Lattice(48, 44, 40, 0.5, 0.5, 0.5);
        double sigma = 0.8;
        Map<String, Volume> volumes = edge(l, plane(1, 0.6, -0.3, 9), sigma, 2, 7, 0.05);
        Outcome out = run(new ProxigramOperation(), volumes, Map.of());
        double quartile = 0.67449 * sigma;
        // Bins of 1/8 µm and the surface found from the mask to a few hundredths of a voxel: 2 % of sigma.
        assertThat(out.quantity("proxigram.x75")).isCloseTo(quartile, within(0.03));
        assertThat(out.quantity("proxigram.x25")).isCloseTo(-quartile, within(0.03));
        assertThat(out.quantity("proxigram.dx")).isCloseTo(2 * quartile, within(0.03));
        assertThat(out.quantity("proxigram.slope")).isCloseTo(0.25 / quartile, within(0.015));
        assertThat(out.quantity("proxigram.dy")).isCloseTo(5, within(0.06));
        assertThat(out.tables().get(0).column("mean").unit()).isEqualTo("1/cm");
    }

    @Test
    void aBallsEdgeIsFoundInVoxelsThatAreNoCubes() {
        Lattice l = new Lattice(60, 50, 40, 0.5, 0.6, 0.75);
        Distance ball = (x, y, z) ->
                10 - Math.sqrt((x - 14.7) * (x - 14.7) + (y - 14.9) * (y - 14.9) + (z - 14.6) * (z - 14.6));
        Map<String, Volume> volumes = edge(l, ball, 1, 0, 100, 0);
        Outcome out = run(new ProxigramOperation(), volumes, Map.of());
        // Softening by a voxel moves the surface in by about σ²/R = 0.04 µm.
        assertThat(out.quantity("proxigram.x75")).isCloseTo(0.6745, within(0.08));
        assertThat(out.quantity("proxigram.dx")).isCloseTo(1.349, within(0.03));
        volumes.remove("mask");
        Outcome level = run(new ProxigramOperation(), volumes, Map.of("level", "50"));
        assertThat(level.quantity("proxigram.x75")).isCloseTo(0.6745, within(0.02));
        assertThat(level.quantity("proxigram.dx")).isCloseTo(1.349, within(0.02));
    }

    @Test
    void aPickedLineAcrossATiltedEdgeHasTheEdgesWidth() {
        Lattice l = new Lattice(40, 36, 32, 0.25, 0.25, 0.25);
        double sigma = 0.32;
        double across = Math.sqrt(1 + 0.16 + 0.04);
        Map<String, Volume> volumes = edge(l, plane(1, 0.4, 0.2, 6), sigma, 5, 1, 0);
        // Along the normal, through the middle of the volume, in the frame that begins at 10, 20, 30.
        double[] n = {1 / across, 0.4 / across, 0.2 / across};
        StringBuilder line = new StringBuilder();
        for (double t : new double[] {-2.5, 2.5}) {
            for (int k = 0; k < 3; k++) {
                double middle = new double[] {14.8, 24, 34}[k];
                line.append(line.length() == 0 ? "" : ",")
                        .append(String.format(Locale.ROOT, "%.6f", middle + t * n[k]));
            }
        }
        Outcome out = run(new LinespreadOperation(), volumes, Map.of("line", line.toString()));
        double fwhm = 2.35482 * sigma;
        assertThat(out.quantity("linespread.fwhm")).isCloseTo(fwhm, within(0.015 * fwhm));
        assertThat(out.quantity("linespread.fwhm.voxels")).isCloseTo(fwhm / 0.25, within(0.015 * fwhm / 0.25));
    }

    @Test
    void edgesFoundOnTheSurfaceHaveTheirWidthAndAnError() {
        Lattice l = new Lattice(48, 48, 40, 0.5, 0.5, 0.6);
        double sigma = 0.7;
        Distance ball = (x, y, z) -> 7 - Math.sqrt((x - 12) * (x - 12) + (y - 12) * (y - 12) + (z - 12) * (z - 12));
        Map<String, Volume> volumes = edge(l, ball, sigma, 0, 100, 1);
        for (boolean masked : new boolean[] {true, false}) {
            if (!masked) {
                volumes.remove("mask");
            }
            Outcome out = run(new LinespreadOperation(), volumes, Map.of("profiles", "80", "reach", "3um"));
            double fwhm = 2.35482 * sigma;
            assertThat(out.quantity("linespread.profiles")).isEqualTo(80);
            double error = out.quantities().get(1).error();
            assertThat(error).isPositive().isLessThan(0.03);
            assertThat(out.quantity("linespread.fwhm")).isCloseTo(fwhm, within(0.015 * fwhm + 4 * error));
        }
    }

    @Test
    void thePassportHoldsAllThatCanBeMeasuredAndWhyTheRestCannot() {
        Lattice l = new Lattice(40, 40, 40, 0.5, 0.5, 0.5);
        Map<String, Volume> volumes = edge(l, plane(1, 0.5, 0.2, 10), 0.7, 0, 100, 1);
        Outcome out = run(new PassportOperation(), volumes, Map.of("profiles", "20"));
        assertThat(out.quantity("voxel.z")).isEqualTo(0.5);
        assertThat(out.quantity("proxigram.dx")).isCloseTo(1.349 * 0.7, within(0.05));
        assertThat(out.quantity("linespread.profiles")).isEqualTo(20);
        assertThat(out.tables()).hasSize(2);
        volumes.put("first", volumes.get("volume"));
        assertThatThrownBy(() -> run(new PassportOperation(), volumes, Map.of()))
                .hasMessageContaining("both halves");
        volumes.put(
                "second",
                edge(Lattice.of(4, 4, 4), plane(1, 0, 0, 2), 1, 0, 1, 0).get("volume"));
        Outcome partly = run(new PassportOperation(), volumes, Map.of());
        assertThat(partly.tables()).hasSize(2);
        assertThat(partly.notices()).anyMatch(n -> n.startsWith("no fsc: "));
    }

    @Test
    void whereThereIsNoEdgeItIsSaid() {
        Lattice l = Lattice.of(20, 20, 20);
        Map<String, Volume> flat = edge(l, (x, y, z) -> 5, 1, 3, 3, 0);
        assertThatThrownBy(() -> run(new ProxigramOperation(), flat, Map.of())).hasMessageContaining("1 everywhere");
        flat.remove("mask");
        assertThatThrownBy(() -> run(new ProxigramOperation(), flat, Map.of())).hasMessageContaining("one value only");
        Map<String, Volume> noise = edge(l, plane(1, 0, 0, 10), 1, 0, 0.1, 5);
        assertThatThrownBy(() -> run(new LinespreadOperation(), noise, Map.of("explained", "0.99", "profiles", "5")))
                .hasMessageContaining("looks like an edge");
        assertThatThrownBy(() -> run(new LinespreadOperation(), noise, Map.of("line", "1,2,3")))
                .hasMessageContaining("six numbers");
        assertThatThrownBy(() -> run(new LinespreadOperation(), noise, Map.of("line", "0,0,0,12,22,32")))
                .hasMessageContaining("leaves");
    }
}
