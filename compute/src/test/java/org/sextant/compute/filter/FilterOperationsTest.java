// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/** Every filter runs from the words a user writes, on integers and floats, and says in words what it cannot do. */
class FilterOperationsTest {
    private static final Size3 SIZE = new Size3(9, 7, 5);

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @AfterEach
    void close() {
        work.close();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("filter.gaussian", Map.of("sigma", "1um"), List.of("filtered")),
                Arguments.of("filter.unsharp", Map.of("sigma", "1um,2um,3um", "amount", "2"), List.of("filtered")),
                Arguments.of(
                        "filter.difference-of-gaussians", Map.of("sigma", "1um", "outer", "2um"), List.of("filtered")),
                Arguments.of("filter.gradient-magnitude", Map.of("sigma", "0um"), List.of("filtered")),
                Arguments.of("filter.laplacian", Map.of("sigma", "1um", "border", "mirror"), List.of("filtered")),
                Arguments.of("filter.hessian", Map.of("sigma", "1um"), List.of("largest", "middle", "smallest")),
                Arguments.of("filter.bilateral", Map.of("sigma", "1um", "range", "20"), List.of("filtered")),
                Arguments.of("filter.median", Map.of(), List.of("filtered")),
                Arguments.of("filter.median", Map.of("radius", "2um"), List.of("filtered")),
                Arguments.of(
                        "filter.percentile", Map.of("percentile", "90", "radiusVoxels", "1,2,1"), List.of("filtered")),
                Arguments.of("filter.minimum", Map.of("radiusVoxels", "1"), List.of("filtered")),
                Arguments.of("filter.maximum", Map.of("radiusVoxels", "1,0,1"), List.of("filtered")),
                Arguments.of("filter.opening", Map.of("radius", "1um"), List.of("filtered")),
                Arguments.of("filter.closing", Map.of("radius", "1um,1um,0um"), List.of("filtered")),
                Arguments.of("filter.top-hat", Map.of("details", "black"), List.of("filtered")),
                Arguments.of(
                        "filter.structure-tensor",
                        Map.of("sigma", "1um", "outer", "1um", "border", "constant", "borderValue", "3"),
                        List.of("largest", "middle", "smallest")));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void runsOnIntegersAndFloats(String id, Map<String, String> given, List<String> outputs) {
        for (ValueType type : List.of(ValueType.U8, ValueType.I16, ValueType.F32)) {
            try (Outcome o = run(id, given, volume(type, new Vector3d(1, 2, 0.5)))) {
                assertThat(o.volumes().keySet()).containsExactlyInAnyOrderElementsOf(outputs);
                Volume v = o.volumes().get(outputs.get(0));
                assertThat(v.finest().value(4, 3, 2)).isBetween(-1e12, 1e12);
                assertThat(v.grid().spacingUm().z).isEqualTo(0.5);
            }
        }
    }

    @Test
    void derivativesNeedAVoxelSizeAndSayHowToGiveIt() {
        assertThatThrownBy(() -> run("filter.gaussian", Map.of("sigma", "1um"), volume(ValueType.U8, null)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("--voxel");
        assertThatThrownBy(
                        () -> run("filter.gaussian", Map.of("sigma", "1um,2um"), volume(ValueType.U8, new Vector3d(1))))
                .hasMessageContaining("--sigma takes one length, or three");
        assertThatThrownBy(() -> run("filter.gaussian", Map.of("sigma", "-1um"), volume(ValueType.U8, new Vector3d(1))))
                .hasMessageContaining("0 or more");
        assertThatThrownBy(() -> run("filter.gaussian", Map.of("sigma", "9mm"), volume(ValueType.U8, new Vector3d(1))))
                .hasMessageContaining("bin the volume first");
    }

    @Test
    void theUnitFollowsTheDerivative() {
        try (Outcome o = run("filter.hessian", Map.of("sigma", "1um"), volume(ValueType.U8, new Vector3d(1)))) {
            assertThat(o.volumes().get("middle").scale().unit()).isEqualTo("1/um^2");
        }
    }

    private static Volume volume(ValueType type, @Nullable Vector3d voxelUm) {
        return Voxels.distinct(type).volume(SIZE, type, voxelUm, new BlockCache(1 << 20));
    }

    private Outcome run(String id, Map<String, String> given, Volume volume) {
        return run(Operations.installed().require(id), given, volume);
    }

    private <P extends Record> Outcome run(Operation<P> operation, Map<String, String> given, Volume volume) {
        P parameters = ParameterSchema.of(operation.parameters()).parse(given);
        Inputs inputs = Inputs.of("volume", volume);
        assertThat(operation.estimate(inputs, parameters).memoryBytes()).isPositive();
        return operation.run(inputs, parameters, ExecutionContext.of(work));
    }
}
