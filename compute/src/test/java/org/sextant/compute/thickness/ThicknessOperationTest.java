// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.RandomMask;
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
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The operations as the command line calls them: by id, with texts. */
class ThicknessOperationTest {
    private static Volume volume(Mask m) {
        Lattice l = m.lattice();
        return VoxelVolume.of(
                "pores",
                m,
                VoxelGrid.of(
                        new FrameId("scan"),
                        new Size3(l.nx(), l.ny(), l.nz()),
                        new Vector3d(l.dxUm(), l.dyUm(), l.dzUm()),
                        new Vector3d()));
    }

    private static <P extends Record> Outcome run(Operation<P> o, Mask mask, Map<String, String> texts) {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            return o.run(
                    Inputs.of("mask", volume(mask)),
                    ParameterSchema.of(o.parameters()).parse(texts),
                    ExecutionContext.of(work));
        }
    }

    private static Outcome run(String id, Mask mask, Map<String, String> texts) {
        return run(Operations.installed().require(id), mask, texts);
    }

    /** A plate of 5 voxels of 0.2 µm in z: the middle is 3 from the outside. */
    private static Mask plate() {
        Mask m = Mask.zero(new Lattice(31, 30, 12, 0.1, 0.1, 0.2));
        for (int z = 4; z < 9; z++) {
            java.util.Arrays.fill(m.planes()[z], (byte) 1);
        }
        return m;
    }

    @Test
    void aPlateIsMeasuredInMicrometres() {
        try (Outcome out = run("thickness", plate(), Map.of())) {
            assertThat(out.quantity("thickness.voxels")).isEqualTo(5 * 31 * 30);
            assertThat(out.quantity("thickness.mean")).isCloseTo(1.2, within(1e-6));
            assertThat(out.quantity("thickness.sd")).isCloseTo(0, within(1e-6));
            assertThat(out.volumes().get("thickness").finest().value(7, 8, 5)).isCloseTo(1.2, within(1e-6));
            assertThat(out.volumes().get("thickness").scale().unit()).isEqualTo("um");
            // Bins of 0.1 µm; the one from 1.2 µm on, or below it by rounding, holds all voxels.
            assertThat(out.tables().get(0).column("weight").values()).contains(5 * 31 * 30);
            assertThat(out.quantity("thickness.mode")).isCloseTo(1.2, within(0.051));
        }
        try (Outcome out = run("binary.distance", plate(), Map.of())) {
            assertThat(out.quantity("distance.max")).isCloseTo(0.6, within(1e-9));
        }
        try (Outcome out = run("thickness.ridge", plate(), Map.of())) {
            assertThat(out.quantity("ridge.voxels")).isEqualTo(31 * 30);
        }
        try (Outcome out = run("thickness", plate(), Map.of("label", "1", "phase", "background", "border", "other"))) {
            assertThat(out.quantity("thickness.max")).isCloseTo(0.8, within(1e-6));
        }
    }

    @Test
    void theFastModeStatesItsError() {
        Mask mask = RandomMask.holes(Lattice.of(30, 30, 30), 9, 5, 1);
        try (Outcome exact = run("thickness", mask, Map.of());
                Outcome fast = run("thickness", mask, Map.of("cell", "3"))) {
            double difference = Math.abs(exact.quantity("thickness.mean") - fast.quantity("thickness.mean"));
            assertThat(difference).isPositive().isLessThanOrEqualTo(fast.quantity("thickness.error.mean"));
        }
    }

    /** A plate from border to border is filled from its sides at its thickness; Washburn: 4·0.48·cos 40°/1.2. */
    @Test
    void theDrainageCurveEndsWithAllThatIsReached() {
        try (Outcome out = run("thickness.porosimetry", plate(), Map.of("inlet", "x-min", "steps", "3"))) {
            assertThat(out.quantity("intrusion.saturation")).isEqualTo(1);
            assertThat(out.quantity("intrusion.breakthrough")).isCloseTo(1.2, within(1e-6));
            assertThat(out.tables().get(0).column("saturation").get(2)).isEqualTo(1);
            assertThat(out.tables().get(0).column("pressure").get(2)).isCloseTo(1.22567, within(1e-4));
        }
        Mask holes = RandomMask.holes(Lattice.of(40, 40, 40), 60, 7, 3);
        try (Outcome out = run("thickness.porosimetry", holes, Map.of())) {
            double previous = 0;
            var saturation = out.tables().get(0).column("saturation");
            for (double s : saturation.values()) {
                assertThat(s).isGreaterThanOrEqualTo(previous);
                previous = s;
            }
            assertThat(saturation.get(49)).isEqualTo(out.quantity("intrusion.saturation"));
            assertThat(saturation.get(0)).isPositive();
        }
        try (Outcome out = run("thickness.chord", plate(), Map.of())) {
            assertThat(out.quantity("chord.z.mean")).isCloseTo(1, within(1e-12));
            assertThat(out.quantity("chord.x.cut")).isEqualTo(30 * 5);
            assertThat(out.quantity("chord.x.count")).isZero();
        }
    }

    @Test
    void masksThatAreEmptyOrFullAreSaidInWords() {
        Lattice l = Lattice.of(5, 4, 3);
        try (Outcome out = run("thickness", Mask.zero(l), Map.of())) {
            assertThat(out.notices()).containsExactly("the phase has no voxel");
            assertThat(out.quantity("thickness.mean")).isNaN();
        }
        try (Outcome out = run("thickness", RandomMask.noise(l, 1, 1), Map.of())) {
            assertThat(out.notices()).hasSize(1).first().asString().contains("infinite");
        }
    }

    @Test
    void parametersThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> run("thickness", plate(), Map.of("objects", "true", "ball", "closed")))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("--objects");
    }
}
