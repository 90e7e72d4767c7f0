// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Porosities that are known: of a cavity and a channel in a ball, of layers, of a ladder of scans. */
class PorosityOperationsTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private <P extends Record> Outcome run(Operation<P> op, Map<String, Volume> volumes, Map<String, String> p) {
        return op.run(
                new Inputs(volumes, Map.of()),
                ParameterSchema.of(op.parameters()).parse(p),
                ExecutionContext.of(work));
    }

    private static Volume volume(Mask m) {
        Lattice l = m.lattice();
        return VoxelVolume.of(
                "m",
                m,
                VoxelGrid.of(
                        new FrameId("s"),
                        new Size3(l.nx(), l.ny(), l.nz()),
                        new Vector3d(l.dxUm(), l.dyUm(), l.dzUm()),
                        new Vector3d()));
    }

    /** A box of solid with a cavity of 2×2×2, another of one voxel, and a channel of 3 to its face. */
    @Test
    void cavitiesAreClosedAndChannelsOpen() {
        Lattice l = new Lattice(14, 13, 12, 0.5, 0.5, 0.5);
        Mask sample = Mask.zero(l);
        Mask pores = Mask.zero(l);
        for (int z = 2; z < 10; z++) {
            for (int y = 2; y < 11; y++) {
                for (int x = 2; x < 12; x++) {
                    sample.set(x, y, z, (byte) 1);
                }
            }
        }
        for (int k = 0; k < 8; k++) {
            pores.set(4 + (k & 1), 4 + (k >> 1 & 1), 4 + (k >> 2), (byte) 1);
        }
        pores.set(8, 8, 7, (byte) 1);
        for (int x = 9; x < 13; x++) {
            pores.set(x, 5, 5, (byte) 1);
        }
        Outcome out = run(
                new PorosityOperation(),
                Map.of("pores", volume(pores), "sample", volume(sample)),
                Map.of("resolution", "700nm"));
        double voxels = 8 * 9 * 10;
        assertThat(out.quantity("porosity.total")).isCloseTo(12 / voxels, within(1e-12));
        assertThat(out.quantity("porosity.closed.share")).isCloseTo(9 / 12.0, within(1e-12));
        assertThat(out.quantity("porosity.closed.count")).isEqualTo(2);
        assertThat(out.quantity("porosity.pores.count")).isEqualTo(3);
        // One voxel: (6/π)^(1/3) · 0.5 = 0.62 µm; eight: 1.24 µm.
        assertThat(out.quantity("porosity.closed.esd.mean")).isCloseTo(0.75 * Math.cbrt(6 / Math.PI), within(1e-12));
        assertThat(out.quantity("porosity.closed.unresolved")).isEqualTo(0.5);
        // Walls: 24 of the cavity, 6 of the voxel, 4·3 + 1 of the channel; its mouth opens to the outside.
        assertThat(out.quantity("porosity.surface")).isCloseTo(43 * 0.25 / (voxels * 0.125), within(1e-12));
        Table depth = out.tables().get(0);
        double sum = 0;
        for (int i = 0; i < depth.rows(); i++) {
            sum += depth.column("pores").get(i);
        }
        assertThat(sum).isEqualTo(12);
        // Layers begin at 0 µm; the outermost voxels lie 0.5 µm from the centres outside.
        assertThat(depth.column("voxels").get(1)).isEqualTo(voxels - 6 * 7 * 8);
        assertThat(depth.column("pores").get(1)).isEqualTo(1);
    }

    @Test
    void withoutASampleAllOfTheVolumeIsOne() {
        Lattice l = Lattice.of(9, 9, 9);
        Mask pores = Mask.zero(l);
        pores.set(4, 4, 4, (byte) 1);
        pores.set(0, 4, 4, (byte) 1);
        Outcome out = run(new PorosityOperation(), Map.of("pores", volume(pores)), Map.of());
        assertThat(out.quantity("porosity.total")).isCloseTo(2 / 729.0, within(1e-12));
        assertThat(out.quantity("porosity.closed.share")).isEqualTo(0.5);
        assertThat(out.notices()).anyMatch(n -> n.contains("no depths"));
        Outcome none = run(new PorosityOperation(), Map.of("pores", volume(Mask.zero(l))), Map.of());
        assertThat(none.quantity("porosity.total")).isZero();
        assertThat(none.quantity("porosity.closed.share")).isZero();
    }

    @Test
    void theLadderOfThePaper() {
        // Götz et al.: 31.4 % with 31.6 % gives 53.1 %, 22.5 % with 31.6 % gives 47.0 %.
        assertThat(ladder("0.314,0.316", "").quantity("porosity.total")).isCloseTo(0.531, within(5e-4));
        assertThat(ladder("0.225,0.316", "").quantity("porosity.total")).isCloseTo(0.470, within(5e-4));
        assertThatThrownBy(() -> ladder("31.4,31.6", "")).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> ladder("0.3,0.3", "0.1")).hasMessageContaining("one for each");
    }

    private Outcome ladder(String porosity, String error) {
        return run(new LadderOperation(), Map.of(), Map.of("porosity", porosity, "error", error));
    }

    @Test
    void theLaddersErrorIsTheScatterOfTrials() {
        double[] p = {0.3, 0.2, 0.1};
        double[] e = {0.02, 0.03, 0.01};
        double stated =
                ladder("0.3,0.2,0.1", "0.02,0.03,0.01").quantities().get(0).error();
        Random random = new Random(31);
        double sum = 0;
        double squares = 0;
        int trials = 20_000;
        for (int t = 0; t < trials; t++) {
            double solid = 1;
            for (int k = 0; k < 3; k++) {
                solid *= 1 - (p[k] + e[k] * random.nextGaussian());
            }
            sum += solid / trials;
            squares += solid * solid / trials;
        }
        // A standard deviation of 20,000 trials is known to 0.5 %; what is beyond first order is less.
        double scatter = Math.sqrt(squares - sum * sum);
        assertThat(stated).isCloseTo(scatter, within(0.02 * scatter));
    }

    @Test
    void tortuosityIsTheFractionOverTheDiffusivity() {
        // A channel that goes up, along and up again: each voxel is connected, none is lost.
        Lattice l = new Lattice(12, 3, 12, 2, 2, 2);
        Mask m = Mask.zero(l);
        for (int z = 0; z < 12; z++) {
            m.set(z < 6 ? 1 : 10, 1, z, (byte) 1);
        }
        for (int x = 1; x <= 10; x++) {
            m.set(x, 1, 6, (byte) 1);
        }
        Outcome out = run(new TortuosityOperation(), Map.of("phase", volume(m)), Map.of("axis", "z"));
        // A wire of 12 + 9 steps from centre to centre; its ends are half a voxel from the electrodes.
        double conductance = 1 / 21.0;
        double diffusivity = conductance * 12 / (12 * 3);
        assertThat(out.quantity("diffusivity.z")).isCloseTo(diffusivity, within(1e-4 * diffusivity));
        double fraction = 21 / (12 * 3 * 12.0);
        assertThat(out.quantity("tortuosity.z")).isCloseTo(fraction / diffusivity, within(1e-3));
        assertThat(out.quantity("percolating.z")).isEqualTo(1);
        assertThat(out.volumes().get("concentration").finest().value(1, 1, 0)).isCloseTo(1 - 0.5 / 21, within(1e-4));
        Outcome x = run(new TortuosityOperation(), Map.of("phase", volume(m)), Map.of("axis", "x"));
        assertThat(x.quantity("diffusivity.x")).isZero();
        assertThat(x.notices()).anyMatch(n -> n.contains("not connected along x"));
        assertThatThrownBy(() -> run(new TortuosityOperation(), Map.of("phase", volume(Mask.zero(l))), Map.of()))
                .hasMessageContaining("empty phase");
    }

    @Test
    void percolatingSharesAreThoseOfAFlood() {
        Lattice l = Lattice.of(9, 8, 7);
        for (int neighbours : new int[] {6, 18, 26}) {
            for (int seed = 0; seed < 6; seed++) {
                Mask m = Mask.zero(l);
                Random random = new Random(seed);
                for (byte[] plane : m.planes()) {
                    for (int i = 0; i < plane.length; i++) {
                        plane[i] = (byte) (random.nextDouble() < (neighbours == 6 ? 0.4 : 0.16) ? 1 : 0);
                    }
                }
                Outcome out = run(
                        new PercolationOperation(),
                        Map.of("phase", volume(m)),
                        Map.of("neighbours", String.format(Locale.ROOT, "%d", neighbours)));
                Map<String, Double> flood = flood(m, neighbours);
                for (String axis : new String[] {"x", "y", "z"}) {
                    assertThat(out.quantity("percolating." + axis)).isCloseTo(flood.get(axis), within(1e-12));
                }
            }
        }
    }

    private static Map<String, Double> flood(Mask m, int neighbours) {
        Lattice l = m.lattice();
        boolean[] seen = new boolean[(int) l.voxels()];
        double[] through = new double[3];
        double all = 0;
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || m.at(start % 9, start / 9 % 8, start / 72) == 0) {
                continue;
            }
            var next = new ArrayDeque<Integer>();
            next.add(start);
            seen[start] = true;
            int count = 0;
            boolean[] sides = new boolean[6];
            while (!next.isEmpty()) {
                int i = next.remove();
                int[] at = {i % 9, i / 9 % 8, i / 72};
                count++;
                for (int axis = 0; axis < 3; axis++) {
                    sides[2 * axis] |= at[axis] == 0;
                    sides[2 * axis + 1] |= at[axis] == l.size(axis) - 1;
                }
                for (int k = 0; k < 27; k++) {
                    int x = at[0] + k % 3 - 1;
                    int y = at[1] + k / 3 % 3 - 1;
                    int z = at[2] + k / 9 - 1;
                    int steps = Math.abs(k % 3 - 1) + Math.abs(k / 3 % 3 - 1) + Math.abs(k / 9 - 1);
                    boolean near = steps <= (neighbours == 6 ? 1 : neighbours == 18 ? 2 : 3);
                    if (near && x >= 0 && y >= 0 && z >= 0 && x < 9 && y < 8 && z < 7) {
                        int j = x + 9 * y + 72 * z;
                        if (!seen[j] && m.at(x, y, z) != 0) {
                            seen[j] = true;
                            next.add(j);
                        }
                    }
                }
            }
            all += count;
            for (int axis = 0; axis < 3; axis++) {
                through[axis] += sides[2 * axis] && sides[2 * axis + 1] ? count : 0;
            }
        }
        Map<String, Double> shares = new HashMap<>();
        shares.put("x", through[0] / all);
        shares.put("y", through[1] / all);
        shares.put("z", through[2] / all);
        return shares;
    }

    @Test
    void theyAreInstalled() {
        assertThat(Operations.installed().all())
                .extracting(o -> o.info().id())
                .contains("porosity", "porosity.ladder", "porosity.percolation", "porosity.tortuosity");
    }
}
