// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Layer;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;

/** What is written on a picture can be read whatever lies beneath it. */
class OverlayTest {
    private static final DoubleUnaryOperator LINEAR =
            v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);

    /** Relative luminance (WCAG 2.2). */
    private static double luminance(double[] p) {
        return 0.2126 * LINEAR.applyAsDouble(p[0])
                + 0.7152 * LINEAR.applyAsDouble(p[1])
                + 0.0722 * LINEAR.applyAsDouble(p[2]);
    }

    /** The largest contrast between two pixels of a row through the stem of an I over one colour beneath. */
    private static double contrast(Overlay overlay, Rgba beneath, double y) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int x = 4; x < 30; x++) {
            double[] p = {beneath.r(), beneath.g(), beneath.b(), 1};
            overlay.over(x + 0.5, y, p);
            least = Math.min(least, luminance(p));
            most = Math.max(most, luminance(p));
        }
        return (most + 0.05) / (least + 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, 14",
        "#14171c, 14",
        "#ffffff, 14",
        "#808080, 14",
        "#00000000, 14",
        "#14171c, 41",
        "#ffffff, 41"
    })
    void textCanBeReadOverAnything(String background, double size) {
        Overlay overlay = new Overlay(Rgba.parse(background));
        overlay.text("I", 14, 12 + size, size, overlay.ink());
        for (ColourMap map : ColourMap.values()) {
            for (int i = 0; i <= 16; i++) {
                // large letters: 3 : 1 (WCAG 2.2, success criterion 1.4.3)
                assertThat(contrast(overlay, map.at(i / 16.0), 12 + size / 2)).isGreaterThan(3);
            }
        }
    }

    @Test
    void coloursOfNamesStandOutFromTheGround() {
        for (String ground : List.of("#000000", "#14171c", "#ffffff", "#00000000")) {
            Rgba g = Rgba.parse(ground);
            double[] under = g.a() > 0 ? new double[] {g.r(), g.g(), g.b()} : new double[] {1, 1, 1};
            for (ColourMap map : ColourMap.values()) {
                for (int i = 0; i <= 16; i++) {
                    Rgba c = Overlay.readable(map.at(i / 16.0), g);
                    // the rim of the letters adds to it
                    double p = luminance(new double[] {c.r(), c.g(), c.b()}) + 0.05;
                    double q = luminance(under) + 0.05;
                    assertThat(Math.max(p, q) / Math.min(p, q)).isGreaterThan(1.9);
                }
            }
        }
    }

    @Test
    void aColourBarShowsItsScaleFromLeftToRight() {
        Overlay overlay = new Overlay(Rgba.BLACK);
        PictureLayout layout = new PictureLayout(1000, 1000);
        ColourBar.draw(overlay, layout, List.of(ColourBar.of("a", "1/mm", new ValueWindow(0, 2, ColourMap.VIRIDIS))));
        int width = 220;
        int left = 1000 - 35 - width;
        int y = 0;
        for (double row = 35; row < 120 && y == 0; row++) {
            double[] p = new double[4];
            overlay.over(left + 0.5, row + 0.5, p);
            y = Math.abs(p[0] - ColourMap.VIRIDIS.at(0).r()) < 0.01
                            && Math.abs(p[2] - ColourMap.VIRIDIS.at(0).b()) < 0.01
                    ? (int) row
                    : 0;
        }
        assertThat(y).isPositive();
        for (int x = 0; x < width; x++) {
            double[] p = new double[4];
            overlay.over(left + x + 0.5, y + 1.5, p);
            Rgba wanted = ColourMap.VIRIDIS.at((x + 0.5) / width);
            assertThat(p)
                    .containsExactly(
                            new double[] {wanted.r(), wanted.g(), wanted.b(), 1},
                            org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void barsAreDrawnOnlyWhereColoursTellValues() {
        Layer oneColour = Layer.of(TransferFunction.ramp(10, 200, new Rgba(0.9, 0.7, 0.3, 0.8)));
        assertThat(ColourBar.of("a", "", oneColour)).isEmpty();
        assertThat(ColourBar.of("a", "", oneColour.withMode(RayMode.Whole.MAXIMUM)))
                .hasSize(1);
        assertThat(ColourBar.of("a", "", oneColour.withMode(new RayMode.Surfaces(List.of(100.0)))))
                .isEmpty();
        Layer viridis = Layer.of(new TransferFunction(List.of(
                new TransferFunction.Point(1, ColourMap.VIRIDIS.at(0).withAlpha(0.1)),
                new TransferFunction.Point(2, ColourMap.VIRIDIS.at(0.5)),
                new TransferFunction.Point(3, ColourMap.VIRIDIS.at(1)))));
        List<ColourBar> bars = ColourBar.of("a", "1/mm", viridis);
        assertThat(bars).hasSize(1);
        assertThat(bars.get(0).low()).isEqualTo(1);
        assertThat(bars.get(0).high()).isEqualTo(3);
        assertThat(ColourBar.of(
                        "a", "", Layer.of(new TransferFunction(List.of(new TransferFunction.Point(1, Rgba.WHITE))))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-0.25, -0.25",
        "65535, 65535",
        "1234567, 1.235e6",
        "0.000123, 1.23e-4",
        "1e12, 1e12",
        "3.14159, 3.142",
        "100, 100",
        "-2000, -2000",
        "1e-10, 1e-10"
    })
    void numbersAreShort(double value, String text) {
        assertThat(ColourBar.number(value)).isEqualTo(text);
    }
}
