// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.render.Frame;
import org.sextant.render.gl.ParityScenes.Case;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/**
 * The passes on OpenGL make the pictures of the Java pass: mean difference at most 0.5 %, at most 0.5 % of the pixels
 * differ by more than 2 %.
 */
class PassParityTest {
    private static GlDevice device;

    @BeforeAll
    static void open() {
        device = RequiredGl.open();
    }

    @AfterAll
    static void close() {
        if (device != null) {
            assertThat(device.alive()).isZero();
            device.close();
        }
    }

    static Stream<Arguments> cases() {
        return ParityScenes.all().stream()
                .flatMap(c -> device.info().passes().stream().sorted().map(p -> Arguments.of(c, p)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesThePictureOfTheJavaPass(Case c, GlPass pass) {
        Frame expected = c.scene().render(c.view(), c.spec());
        try (GlRenderer r = new GlRenderer(device, pass, c.scene(), 256 << 20);
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            Frame f = r.render(c.scene().world, c.view(), c.spec(), work);
            assertThat(f.pass()).isEqualTo(pass.label());
            assertThat(f.notices()).isEqualTo(List.of());
            PictureDifference d = PictureDifference.of(expected, f);
            d.save("parity-" + c.name() + "-" + pass.label(), expected, f);
            assertThat(d.visible()).as("share of pixels that show anything").isGreaterThan(0.1);
            assertThat(d.mean()).as("mean difference").isLessThan(0.005);
            assertThat(d.beyondTwoPercent()).as("share of pixels off by 2 %").isLessThan(0.005);
            assertThat(d.depthOff()).as("share of pixels whose depth is off").isLessThan(0.01);
        }
    }
}
