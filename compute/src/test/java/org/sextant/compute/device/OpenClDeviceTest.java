// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.filter.smooth.GaussianOperation;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.shaders.ShaderSource;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class OpenClDeviceTest extends DeviceContract {
    /** A kernel with an error in its last line. */
    private static final KernelFiles BROKEN = name -> ShaderSource.of("opencl", "product.cl", "int f(", 0);

    @Override
    protected Device open() {
        return OpenClDevice.open(RequiredCl.device());
    }

    private static Outcome gaussian(Device device, int n) {
        Size3 size = new Size3(n, n, n);
        Volume v = VoxelVolume.of(
                "test",
                FloatVoxels.zero(Lattice.of(n, n, n)),
                VoxelGrid.of(new FrameId("scan"), size, new Vector3d(1), new Vector3d()),
                "");
        GaussianOperation o = new GaussianOperation();
        try (WorkContext work = new WorkContext(1, Progress.NONE)) {
            return o.run(
                    Inputs.of("volume", v),
                    ParameterSchema.of(GaussianOperation.Settings.class).parse(Map.of("sigma", "1um")),
                    new ExecutionContext(work, device, 1));
        }
    }

    @Test
    void nothingIsLeftOnTheDeviceWhateverHappens() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device());
                OpenClDevice broken = OpenClDevice.open(RequiredCl.device(), 64 << 20, BROKEN);
                OpenClDevice tight = OpenClDevice.open(RequiredCl.device(), 4 << 20, KernelFiles.OWN)) {
            for (OpenClDevice each : List.of(d, broken, tight)) {
                long before = each.largestBuffer();
                gaussian(each, 20).close();
                assertThat(each.aliveBuffers()).isZero();
                assertThat(each.largestBuffer()).isEqualTo(before);
            }
            ClBuffer forgotten = d.allocate("a test", 10);
            assertThat(d.aliveBuffers()).isEqualTo(1);
            d.close();
            assertThat(d.aliveBuffers()).isZero();
            assertThatThrownBy(() -> forgotten.read(0, new float[1])).isInstanceOf(DeviceException.class);
        }
    }

    @Test
    void aProgramThatDoesNotBuildIsDoneInJavaAndSaysWhere() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device(), 64 << 20, BROKEN);
                Outcome o = gaussian(d, 9)) {
            assertThat(o.notices()).hasSize(1);
            assertThat(o.notices().get(0))
                    .startsWith("computed in Java, as OpenCL failed:")
                    .contains("CL_BUILD_PROGRAM_FAILURE")
                    .containsPattern("product\\.cl:\\d+|\\(definitions\\)");
            assertThat(o.volumes().get("filtered").finest().value(4, 4, 4)).isZero();
        }
    }

    @Test
    void aVolumeThatDoesNotFitEvenInSlabsIsDoneInJava() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device(), (4 << 20) + 4096, KernelFiles.OWN);
                Outcome o = gaussian(d, 20)) {
            assertThat(o.notices().get(0)).contains("do not fit");
            assertThat(o.volumes()).containsKey("filtered");
        }
    }

    @Test
    void aDeviceThatWasLostRefusesFurtherWorkAndJavaGoesOn() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device())) {
            // A kernel that lacks arguments: the driver refuses to run it.
            assertThatThrownBy(() -> d.launch(ClKernel.of("product"), 1, 1, 1))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("CL_INVALID_KERNEL_ARGS");
            assertThatThrownBy(() -> d.allocate("a test", 1))
                    .hasMessageContaining("was lost: running the kernel product");
            try (Outcome o = gaussian(d, 9)) {
                assertThat(o.notices().get(0)).contains("computed in Java").contains("was lost");
            }
        }
    }

    @Test
    void beyondTheBudgetNothingIsTaken() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device(), 4000, KernelFiles.OWN)) {
            d.allocate("half", 500);
            assertThatThrownBy(() -> d.allocate("too much", 501))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("too much needs 2004 bytes")
                    .hasMessageContaining("2000 are in use");
            assertThat(d.aliveBuffers()).isEqualTo(1);
            assertThatThrownBy(() -> d.allocate("rest", 500).write(499, new float[2]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void eachVariantOfAKernelIsBuiltAndAMissingParameterIsNamed() {
        try (OpenClDevice d = OpenClDevice.open(RequiredCl.device())) {
            assertThatThrownBy(() -> d.launch(ClKernel.of("convolve").with("REACH", 1), 1, 1, 1))
                    .hasMessageContaining("AXIS is set by the host")
                    .hasMessageContaining("convolve.cl:");
        }
    }
}
