// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;

class DeviceChoiceTest {
    private static final DeviceChoice.Search NONE = () -> {
        throw new DeviceException("no OpenCL library was found");
    };

    private static ClDeviceInfo unusable(String name, boolean cpu) {
        return new ClDeviceInfo(0, 0, name, "driver", "1", cpu, 1 << 20, 1 << 20, 64, "it is not available");
    }

    @Test
    void withoutOpenClItIsJavaAndSaysWhy() {
        DeviceChoice c = DeviceChoice.of("auto", NONE);
        assertThat(c.device()).isInstanceOf(JavaDevice.class);
        assertThat(c.reasons()).containsExactly("no OpenCL library was found", "Java, as no card was found");
        assertThatThrownBy(() -> DeviceChoice.of("opencl", NONE))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("no OpenCL library was found")
                .hasMessageContaining("--device java");
        assertThatThrownBy(() -> DeviceChoice.of("opencl:0", NONE)).hasMessageContaining("there is none at all");
    }

    @Test
    void cardsThatCannotBeUsedAreNamedWithTheReason() {
        List<ClDeviceInfo> found = List.of(unusable("card", false), unusable("processor", true));
        DeviceChoice c = DeviceChoice.of("auto", () -> found);
        assertThat(c.device()).isInstanceOf(JavaDevice.class);
        assertThat(c.reasons().get(0)).contains("card").contains("it is not available");
        assertThat(c.reasons().get(1)).contains("processor").contains("opencl:1");
        assertThatThrownBy(() -> DeviceChoice.of("opencl:2", () -> found))
                .hasMessageContaining("opencl:1 is processor");
    }

    @Test
    void javaIsTakenWhenAskedForAndNonsenseIsRefused() {
        assertThat(DeviceChoice.of("java").device()).isInstanceOf(JavaDevice.class);
        for (String wrong : List.of("cuda", "opencl:", "opencl:-1", "")) {
            assertThatThrownBy(() -> DeviceChoice.of(wrong)).hasMessageContaining("auto, java, opencl");
        }
    }

    @Test
    void whatIsThereIsOpened() {
        ClDeviceInfo first = RequiredCl.device();
        try (Device d = DeviceChoice.of("opencl").device()) {
            assertThat(d.name()).startsWith("OpenCL").contains(first.name());
        }
    }

    @Test
    void everyCodeHasWords() {
        assertThat(ClError.words(-4)).contains("not enough memory");
        assertThat(ClError.words(-9999)).contains("-9999");
        for (int code = -68; code <= -1; code++) {
            if (code >= -19 || code <= -30) {
                assertThat(ClError.words(code)).as("%d", code).contains("CL_");
            }
        }
    }
}
