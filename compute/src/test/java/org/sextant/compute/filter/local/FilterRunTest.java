// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.filter.derivative.HessianEigenvalues;
import org.sextant.compute.filter.derivative.StructureTensorEigenvalues;
import org.sextant.compute.filter.rank.Median;
import org.sextant.compute.filter.smooth.Gaussian;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.grid.Size3;

/** A filter gives the same numbers for a whole volume and for its blocks. */
class FilterRunTest {
    private static final Size3 SIZE = new Size3(203, 11, 101);
    private static final Vector3d VOXEL_UM = new Vector3d(0.5, 0.5, 0.75);
    private static final Lattice LATTICE = new Lattice(203, 11, 101, 0.5, 0.5, 0.75);
    private static final double[] SIGMA = {1, 0.7, 0.9};

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @AfterEach
    void close() {
        work.close();
    }

    private static Volume volume() {
        return Voxels.distinct(ValueType.I16).volume(SIZE, ValueType.I16, VOXEL_UM, new BlockCache(1 << 22));
    }

    static Stream<LocalFilter> filters() {
        return Stream.of(Border.NEAREST, Border.MIRROR, Border.constant(-300))
                .flatMap(b -> Stream.of(
                        new Gaussian(SIGMA, LATTICE, b),
                        new HessianEigenvalues(SIGMA, LATTICE, b),
                        new StructureTensorEigenvalues(SIGMA, new double[] {1.5, 0.2, 1}, LATTICE, b),
                        new Median(b)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void blocksHaveTheNumbersOfTheWhole(LocalFilter filter) {
        FilterRun run = new FilterRun(filter, volume(), LATTICE, "HU");
        Map<String, Volume> whole = run.inMemory(work);
        Map<String, Volume> blocks = run.lazy();
        assertThat(blocks.keySet()).containsExactlyElementsOf(filter.outputs());
        for (String output : filter.outputs()) {
            Volume lazy = blocks.get(output);
            assertThat(lazy.finest().layout().count()).isEqualTo(6);
            assertThat(lazy.grid()).isEqualTo(volume().grid());
            assertThat(lazy.scale().unit()).isEqualTo("HU");
            assertThat(VoxelReader.of(lazy, work).floats().planes())
                    .isDeepEqualTo(
                            VoxelReader.of(whole.get(output), work).floats().planes());
        }
    }

    @Test
    void workThatIsCancelledStopsWithTheWord() {
        work.cancel();
        assertThatThrownBy(() ->
                        new FilterRun(new Median(Border.NEAREST), volume(), LATTICE, "").run(ExecutionContext.of(work)))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aVolumeLargerThanTheHeapIsFilteredByBlocks() {
        Size3 huge = new Size3(20_000, 20_000, 20_000);
        Volume v = Voxels.distinct(ValueType.U8).volume(huge, ValueType.U8, VOXEL_UM, new BlockCache(1 << 22));
        FilterRun run = new FilterRun(new Median(Border.NEAREST), v, Lattice.of(v), "");
        assertThat(run.estimate(10).memoryBytes()).isLessThan(64 << 20);
        assertThat(run.run(ExecutionContext.of(work))
                        .volumes()
                        .get("filtered")
                        .finest()
                        .value(10_000, 19_999, 5))
                .isBetween(0.0, 255.0);
    }
}
