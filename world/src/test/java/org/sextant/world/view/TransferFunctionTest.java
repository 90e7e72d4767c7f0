// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.TransferFunction.Point;

class TransferFunctionTest {
    private static final Rgba RED = new Rgba(1, 0, 0, 0.2);
    private static final Rgba BLUE = new Rgba(0, 0, 1, 0.8);
    private static final TransferFunction TF =
            new TransferFunction(List.of(new Point(-1, RED), new Point(1, BLUE), new Point(5, Rgba.WHITE)));

    @Test
    void isLinearBetweenPointsAndConstantOutside() {
        assertThat(TF.at(-1)).isEqualTo(RED);
        assertThat(TF.at(-100)).isEqualTo(RED);
        assertThat(TF.at(Double.NEGATIVE_INFINITY)).isEqualTo(RED);
        assertThat(TF.at(1)).isEqualTo(BLUE);
        assertThat(TF.at(5)).isEqualTo(Rgba.WHITE);
        assertThat(TF.at(Double.POSITIVE_INFINITY)).isEqualTo(Rgba.WHITE);
        Rgba quarter = TF.at(-0.5);
        assertThat(quarter.r()).isCloseTo(0.75, within(1e-15));
        assertThat(quarter.b()).isCloseTo(0.25, within(1e-15));
        assertThat(quarter.a()).isCloseTo(0.35, within(1e-15));
        assertThat(TF.low()).isEqualTo(-1);
        assertThat(TF.high()).isEqualTo(5);
    }

    @Test
    void whatIsNoNumberIsNotSeen() {
        assertThat(TF.at(Double.NaN)).isEqualTo(Rgba.TRANSPARENT);
    }

    @Test
    void aRampRisesFromInvisible() {
        TransferFunction ramp = TransferFunction.ramp(2, 4, BLUE);
        assertThat(ramp.at(2).a()).isZero();
        assertThat(ramp.at(3).a()).isCloseTo(0.4, within(1e-15));
        assertThat(ramp.at(4)).isEqualTo(BLUE);
    }

    @Test
    void pointsMustRiseAndBeFinite() {
        assertThatThrownBy(() -> new TransferFunction(List.of())).isInstanceOf(SextantException.class);
        for (double v : new double[] {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new TransferFunction(List.of(new Point(1, RED), new Point(v, BLUE))))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("point 2");
        }
        assertThatThrownBy(() -> TransferFunction.ramp(4, 4, BLUE)).isInstanceOf(SextantException.class);
    }

    @Test
    void coloursAreReadAndWritten() {
        assertThat(Rgba.parse("#ff8000")).isEqualTo(new Rgba(1, 128 / 255.0, 0, 1));
        assertThat(Rgba.parse("#01020304").hex()).isEqualTo("#01020304");
        assertThat(new Rgba(0, 1, 0, 0.5).hex()).isEqualTo("#00ff0080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#12345g", "ff8000", "#-12345"})
    void badColoursAreRefused(String text) {
        assertThatThrownBy(() -> Rgba.parse(text)).isInstanceOf(SextantException.class);
    }

    @Test
    void componentsLieBetweenZeroAndOne() {
        for (double v : new double[] {-0.001, 1.001, Double.NaN}) {
            assertThatThrownBy(() -> new Rgba(0, v, 0, 1)).isInstanceOf(SextantException.class);
        }
    }
}
