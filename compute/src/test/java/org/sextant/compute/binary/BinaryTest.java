// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.label.Connectivity;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Balls on masks equal the definition at every voxel; the operations do the same through their ids. */
class BinaryTest {
    private static final List<Lattice> LATTICES =
            List.of(Lattice.of(13, 11, 9), new Lattice(9, 12, 11, 0.13, 0.13, 0.2), Lattice.of(1, 9, 1));

    private final WorkContext work = new WorkContext(2, Progress.NONE);
    private final BallMorphology morphology = new BallMorphology(work);

    /** 1 where a voxel of that value is at most r away: dilation of the mask for 1, of its complement for 0. */
    private static Mask near(Mask mask, int value, double r) {
        Lattice l = mask.lattice();
        Mask out = Mask.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    out.set(x, y, z, (byte) (isNear(mask, value, r, x, y, z) ? 1 : 0));
                }
            }
        }
        return out;
    }

    private static boolean isNear(Mask mask, int value, double r, int x, int y, int z) {
        Lattice l = mask.lattice();
        for (int k = 0; k < l.nz(); k++) {
            for (int j = 0; j < l.ny(); j++) {
                for (int i = 0; i < l.nx(); i++) {
                    double d = Math.hypot(Math.hypot((x - i) * l.dxUm(), (y - j) * l.dyUm()), (z - k) * l.dzUm());
                    if (mask.at(i, j, k) == value && d <= r + 1e-9) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Mask not(Mask mask) {
        Mask out = Mask.zero(mask.lattice());
        for (int z = 0; z < mask.planes().length; z++) {
            for (int i = 0; i < mask.planes()[z].length; i++) {
                out.planes()[z][i] = (byte) (1 - mask.planes()[z][i]);
            }
        }
        return out;
    }

    @Test
    void allFourEqualTheirDefinition() {
        for (Lattice l : LATTICES) {
            for (double share : new double[] {0, 0.05, 0.5, 0.95, 1}) {
                Mask mask = RandomMask.noise(l, share, 3);
                for (double steps : new double[] {0, 1, 1.5, 2, 3.3}) {
                    double r = steps * l.dxUm();
                    Mask dilated = near(mask, 1, r);
                    Mask eroded = not(near(mask, 0, r));
                    assertThat(morphology.dilate(mask, r).planes()).isDeepEqualTo(dilated.planes());
                    assertThat(morphology.erode(mask, r).planes()).isDeepEqualTo(eroded.planes());
                    assertThat(morphology.open(mask, r).planes())
                            .isDeepEqualTo(near(eroded, 1, r).planes());
                    assertThat(morphology.close(mask, r).planes())
                            .isDeepEqualTo(not(near(dilated, 0, r)).planes());
                }
            }
        }
    }

    /** A box of 5 with a hole of two voxels that meet at an edge, one of which touches the outside by a corner. */
    @Test
    void holesAreFilledAsTheirConnectivitySays() {
        Mask mask = Mask.zero(Lattice.of(7, 7, 7));
        for (int z = 1; z < 6; z++) {
            for (int y = 1; y < 6; y++) {
                for (int x = 1; x < 6; x++) {
                    mask.set(x, y, z, (byte) 1);
                }
            }
        }
        mask.set(1, 1, 1, (byte) 0);
        mask.set(2, 2, 2, (byte) 0);
        HoleFilling.Filled corners = new HoleFilling(Connectivity.CORNERS, work).fill(mask);
        assertThat(corners.filled()).isEqualTo(1);
        assertThat(corners.voxels()).isEqualTo(1);
        assertThat(corners.mask().at(2, 2, 2)).isEqualTo((byte) 1);
        assertThat(corners.mask().at(1, 1, 1)).isZero();
        assertThat(new HoleFilling(Connectivity.FACES, work).fill(mask).filled())
                .isZero();
    }

    private static Volume volume(Mask m) {
        Lattice l = m.lattice();
        return VoxelVolume.of(
                "mask",
                m,
                VoxelGrid.of(
                        new FrameId("scan"),
                        new Size3(l.nx(), l.ny(), l.nz()),
                        new Vector3d(l.dxUm(), l.dyUm(), l.dzUm()),
                        new Vector3d()));
    }

    private <P extends Record> Outcome run(Operation<P> o, Map<String, Mask> masks, Map<String, String> texts) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        masks.forEach((name, m) -> volumes.put(name, volume(m)));
        return o.run(
                new Inputs(volumes, Map.of()),
                ParameterSchema.of(o.parameters()).parse(texts),
                ExecutionContext.of(work));
    }

    private Outcome run(String id, Map<String, Mask> masks, Map<String, String> texts) {
        return run(Operations.installed().require(id), masks, texts);
    }

    @Test
    void operationsGiveTheSame() {
        Mask a = RandomMask.noise(LATTICES.get(1), 0.3, 1);
        Mask b = RandomMask.noise(LATTICES.get(1), 0.3, 2);
        for (String id : List.of("dilate", "erode", "open", "close")) {
            Mask expected = switch (id) {
                case "dilate" -> morphology.dilate(a, 0.26);
                case "erode" -> morphology.erode(a, 0.26);
                case "open" -> morphology.open(a, 0.26);
                default -> morphology.close(a, 0.26);
            };
            try (Outcome out = run("binary." + id, Map.of("mask", a), Map.of("radius", "260nm"))) {
                Mask found = VoxelReader.of(out.volumes().get("mask"), work).mask(VoxelReader.Rule.NOT_ZERO);
                assertThat(found.planes()).isDeepEqualTo(expected.planes());
            }
        }
        double both;
        double either;
        try (Outcome out = run("binary.combine", Map.of("mask", a, "other", b), Map.of("rule", "intersection"))) {
            both = out.quantity("mask.volume");
        }
        try (Outcome out = run("binary.combine", Map.of("mask", a, "other", b), Map.of("rule", "union"))) {
            either = out.quantity("mask.volume");
        }
        try (Outcome out = run("binary.combine", Map.of("mask", a, "other", b), Map.of("rule", "xor"))) {
            assertThat(out.quantity("mask.volume")).isCloseTo(either - both, within(1e-9));
        }
        try (Outcome out =
                run("binary.fill-holes", Map.of("mask", RandomMask.noise(Lattice.of(20, 20, 20), 0.7, 1)), Map.of())) {
            assertThat(out.quantity("holes.filled")).isPositive();
        }
        assertThatThrownBy(() -> run(
                        "binary.combine",
                        Map.of("mask", a, "other", Mask.zero(Lattice.of(2, 2, 2))),
                        Map.of("rule", "xor")))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("same size");
    }
}
