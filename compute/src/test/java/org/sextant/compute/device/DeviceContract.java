// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What every device must do: give the numbers that plain Java gives, on sizes that are no multiple of anything, on one voxel,
 * on unequal voxels, and with values at the ends of the range.
 */
abstract class DeviceContract {
    /** Sizes around the groups of 64 work items, single rows and single voxels. */
    private static final Size3[] SIZES = {
        new Size3(1, 1, 1), new Size3(67, 5, 3), new Size3(64, 4, 9), new Size3(3, 71, 2), new Size3(141, 3, 13)
    };

    private final WorkContext work = new WorkContext(2, Progress.NONE);
    private Device device;

    /** The device that is tested. */
    protected abstract Device open();

    @BeforeEach
    void openDevice() {
        device = open();
    }

    @AfterEach
    void close() {
        work.close();
        if (device != null) {
            device.close();
        }
    }

    /** Operations, and by how much of the largest result they may differ: rounding of sums in another order. */
    static Stream<Arguments> filters() {
        double sums = 60 * 0x1p-24;
        return Stream.of("nearest", "mirror", "constant")
                .flatMap(border -> Stream.of(
                        Arguments.of("filter.gaussian", Map.of("sigma", "1um,0.3um,2um", "border", border), sums),
                        Arguments.of("filter.gaussian", Map.of("sigma", "0um,9um,0um", "border", border), sums),
                        Arguments.of("filter.gradient-magnitude", Map.of("sigma", "1um", "border", border), sums),
                        Arguments.of("filter.gradient-magnitude", Map.of("sigma", "0um", "border", border), sums),
                        Arguments.of("filter.hessian", Map.of("sigma", "1um", "border", border), 4 * sums),
                        Arguments.of(
                                "filter.structure-tensor",
                                Map.of("sigma", "0.5um", "outer", "1um", "border", border),
                                4 * sums),
                        Arguments.of("filter.median", Map.of("border", border), 0.0),
                        Arguments.of("filter.minimum", Map.of("radiusVoxels", "2,1,3", "border", border), 0.0),
                        Arguments.of("filter.maximum", Map.of("radiusVoxels", "0,5,1", "border", border), 0.0)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void theNumbersAreThoseOfPlainJava(String id, Map<String, String> given, double tolerance) {
        for (Size3 size : SIZES) {
            Volume v = random(size, 1);
            try (Outcome want = run(id, given, v, new JavaDevice());
                    Outcome got = run(id, given, v, device)) {
                checkRanOnIt(got, given);
                for (String output : want.volumes().keySet()) {
                    compare(
                            id + " " + output + " of " + size,
                            floats(want.volumes().get(output)),
                            floats(got.volumes().get(output)),
                            tolerance);
                }
            }
        }
    }

    /** A device that gave the work back has not been tested. */
    private void checkRanOnIt(Outcome got, Map<String, String> given) {
        boolean constant = "constant".equals(given.get("border")) && given.containsKey("outer");
        if (!constant) {
            assertThat(got.notices()).isEmpty();
        }
    }

    private static void compare(String what, FloatVoxels want, FloatVoxels got, double tolerance) {
        // Numbers go in between −1 and 1 and are weighted by about 1.
        double scale = 1;
        for (float[] plane : want.planes()) {
            for (float v : plane) {
                scale = Math.max(scale, Math.abs(v));
            }
        }
        for (int z = 0; z < want.planes().length; z++) {
            for (int i = 0; i < want.planes()[z].length; i++) {
                assertThat((double) got.planes()[z][i])
                        .as("%s, number %d of plane %d", what, i, z)
                        .isEqualTo(want.planes()[z][i], Offset.offset(tolerance * scale));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void nanSpreadsToTheSameVoxels(String id, Map<String, String> given, double tolerance) {
        Size3 size = new Size3(83, 11, 12);
        VoxelGrid grid = grid(size);
        FloatVoxels voxels = voxels(size, 2);
        voxels.set(40, 5, 6, Float.NaN);
        Volume v = VoxelVolume.of("test", voxels, grid, "");
        try (Outcome want = run(id, given, v, new JavaDevice());
                Outcome got = run(id, given, v, device)) {
            String output = want.volumes().keySet().iterator().next();
            FloatVoxels a = floats(want.volumes().get(output));
            FloatVoxels b = floats(got.volumes().get(output));
            long nans = 0;
            for (int z = 0; z < 12; z++) {
                for (int i = 0; i < 83 * 11; i++) {
                    assertThat(Float.isNaN(b.planes()[z][i])).isEqualTo(Float.isNaN(a.planes()[z][i]));
                    nans += Float.isNaN(a.planes()[z][i]) ? 1 : 0;
                }
            }
            assertThat(nans).isPositive();
        }
    }

    @Test
    void valuesAtTheEndsOfTheRangeAreOrdered() {
        Size3 size = new Size3(70, 5, 4);
        Random random = new Random(4);
        FloatVoxels voxels = voxels(size, 3);
        float[] ends = {
            Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, 1e30f, -1e30f
        };
        for (float[] plane : voxels.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = ends[random.nextInt(ends.length)];
            }
        }
        Volume v = VoxelVolume.of("test", voxels, grid(size), "");
        for (String id : List.of("filter.median", "filter.minimum", "filter.maximum")) {
            try (Outcome want = run(id, Map.of(), v, new JavaDevice());
                    Outcome got = run(id, Map.of(), v, device)) {
                assertThat(floats(got.volumes().get("filtered")).planes())
                        .isDeepEqualTo(floats(want.volumes().get("filtered")).planes());
            }
        }
    }

    @Test
    void workThatIsCancelledStops() {
        work.cancel();
        assertThatThrownBy(() -> run("filter.gaussian", Map.of("sigma", "1um"), random(new Size3(9, 9, 9), 1), device))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void itHasANameAndMemory() {
        assertThat(device.name()).isNotBlank();
        assertThat(device.memoryBytes()).isPositive();
    }

    private static VoxelGrid grid(Size3 size) {
        return VoxelGrid.of(new FrameId("scan"), size, new Vector3d(0.5, 1, 0.7), new Vector3d());
    }

    private static FloatVoxels voxels(Size3 size, long seed) {
        Random random = new Random(seed);
        FloatVoxels v = FloatVoxels.zero(Lattice.of((int) size.x(), (int) size.y(), (int) size.z()));
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = 2 * random.nextFloat() - 1;
            }
        }
        return v;
    }

    private static Volume random(Size3 size, long seed) {
        return VoxelVolume.of("test", voxels(size, seed), grid(size), "");
    }

    private FloatVoxels floats(Volume v) {
        try (WorkContext own = new WorkContext(1, Progress.NONE)) {
            return VoxelReader.of(v, own).floats();
        }
    }

    private Outcome run(String id, Map<String, String> given, Volume volume, Device on) {
        return run(Operations.installed().require(id), given, volume, on);
    }

    private <P extends Record> Outcome run(Operation<P> o, Map<String, String> given, Volume volume, Device on) {
        P parameters = ParameterSchema.of(o.parameters()).parse(given);
        return o.run(Inputs.of("volume", volume), parameters, new ExecutionContext(work, on, 1));
    }
}
