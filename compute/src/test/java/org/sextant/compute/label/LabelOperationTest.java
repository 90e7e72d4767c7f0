// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The operations as the command line calls them, on one row of voxels whose result can be read off. */
class LabelOperationTest {
    private static final Lattice ROW = new Lattice(10, 1, 1, 0.5, 0.5, 0.5);
    private static final VoxelGrid GRID =
            VoxelGrid.of(new FrameId("scan"), new Size3(10, 1, 1), new Vector3d(0.5), new Vector3d());

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    private static Volume labels(int... numbers) {
        LabelVoxels v = LabelVoxels.zero(ROW);
        System.arraycopy(numbers, 0, v.planes()[0], 0, 10);
        return VoxelVolume.of("labels", v, GRID);
    }

    private static Volume grey(float... values) {
        FloatVoxels v = FloatVoxels.zero(ROW);
        System.arraycopy(values, 0, v.planes()[0], 0, 10);
        return VoxelVolume.of("grey", v, GRID, "");
    }

    private <P extends Record> Outcome run(Operation<P> o, Map<String, Volume> volumes, Map<String, String> texts) {
        return o.run(
                new Inputs(volumes, Map.of()),
                ParameterSchema.of(o.parameters()).parse(texts),
                ExecutionContext.of(work));
    }

    private Outcome run(String id, Map<String, Volume> volumes, Map<String, String> texts) {
        return run(Operations.installed().require(id), volumes, texts);
    }

    private int[] result(String id, Map<String, Volume> volumes, Map<String, String> texts) {
        try (Outcome out = run(id, volumes, texts)) {
            assertThat(out.volumes().get("labels").grid()).isEqualTo(GRID);
            return VoxelReader.of(out.volumes().get("labels"), work).labels().planes()[0];
        }
    }

    @Test
    void componentsAreNumberedAndChosen() {
        Volume mask = grey(1, 0, 1, 1, 0, Float.NaN, -2, 3, 7, 0);
        assertThat(result("label.components", Map.of("mask", mask), Map.of()))
                .containsExactly(1, 0, 2, 2, 0, 0, 3, 3, 3, 0);
        assertThat(result("label.components", Map.of("mask", mask), Map.of("order", "size", "minVoxels", "2")))
                .containsExactly(0, 0, 2, 2, 0, 0, 1, 1, 1, 0);
        assertThat(result("label.components", Map.of("mask", mask), Map.of("clearBorder", "true")))
                .containsExactly(0, 0, 1, 1, 0, 0, 2, 2, 2, 0);
        try (Outcome out = run("label.components", Map.of("mask", mask), Map.of("minVoxels", "2"))) {
            assertThat(out.quantity("labels.count")).isEqualTo(2);
            assertThat(out.quantity("labels.dropped")).isEqualTo(1);
            assertThat(out.quantity("labels.largest")).isCloseTo(3 * 0.125, within(1e-12));
        }
    }

    @Test
    void labelsAreEdited() {
        Map<String, Volume> one = Map.of("labels", labels(9, 9, 0, 4, 4, 4, 0, 7, 0, 9));
        assertThat(result("label.relabel", one, Map.of())).containsExactly(3, 3, 0, 1, 1, 1, 0, 2, 0, 3);
        assertThat(result("label.relabel", one, Map.of("order", "size"))).containsExactly(2, 2, 0, 1, 1, 1, 0, 3, 0, 2);
        assertThat(result("label.clear-border", one, Map.of())).containsExactly(0, 0, 0, 4, 4, 4, 0, 7, 0, 0);
        assertThat(result("label.filter-size", one, Map.of("maxVoxels", "2")))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 7, 0, 0);
        // Three voxels of 0.125 µm³ have an ESD of 0.895 µm.
        assertThat(result("label.filter-size", one, Map.of("minEsd", "0.894um")))
                .containsExactly(9, 9, 0, 4, 4, 4, 0, 0, 0, 9);
        assertThat(result("label.filter-size", one, Map.of("minEsd", "0.896um")))
                .containsOnly(0);
        assertThat(result("label.shell", one, Map.of("depth", "0.5um"))).containsExactly(0, 9, 0, 4, 0, 4, 0, 7, 0, 9);
        assertThat(result("label.shell", one, Map.of("depth", "0.5um", "border", "other")))
                .containsExactly(9, 9, 0, 4, 4, 4, 0, 7, 0, 9);
        Map<String, Volume> two = Map.of("labels", one.get("labels"), "other", labels(1, 0, 1, 1, 0, 0, 0, 0, 0, 2));
        assertThat(result("label.combine", two, Map.of("rule", "union")))
                .containsExactly(9, 9, 10, 4, 4, 4, 0, 7, 0, 9);
        assertThat(result("label.fill-holes", one, Map.of())).containsExactly(9, 9, 0, 4, 4, 4, 0, 7, 0, 9);
    }

    @Test
    void reliefsAreFlooded() {
        Volume grey = grey(0, 1, 2, 9, 2, 1, 0, 1, 9, 3);
        assertThat(result("label.watershed", Map.of("grey", grey), Map.of("depth", "3")))
                .containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 2, 3);
        assertThat(result(
                        "label.watershed",
                        Map.of(
                                "grey",
                                grey,
                                "seeds",
                                labels(0, 5, 0, 0, 0, 0, 8, 0, 0, 0),
                                "mask",
                                labels(1, 1, 1, 1, 1, 1, 1, 0, 1, 1)),
                        Map.of()))
                .containsExactly(5, 5, 5, 5, 8, 8, 8, 0, 0, 0);
        assertThat(result("label.split", Map.of("mask", grey(1, 1, 1, 0, 1, 1, 1, 1, 1, 1)), Map.of()))
                .containsExactly(1, 1, 1, 0, 2, 2, 2, 2, 2, 2);
        assertThatThrownBy(() -> run(
                        "label.watershed", Map.of("grey", grey, "seeds", labels(new int[10])), Map.of("depth", "1")))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("--depth");
    }
}
