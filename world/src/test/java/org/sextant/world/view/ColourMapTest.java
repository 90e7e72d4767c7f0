// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.world.colour.OkLab;

class ColourMapTest {
    private static final int STEPS = 64;

    /** Whether lightness rises, and the largest and smallest step against their mean. */
    private record Scale(boolean rises, double largest, double smallest) {
        static Scale of(DoubleFunction<Rgba> map, double from, double to) {
            double sum = 0;
            double most = 0;
            double least = Double.POSITIVE_INFINITY;
            boolean rises = true;
            OkLab last = OkLab.of(map.apply(from));
            for (int i = 1; i <= STEPS; i++) {
                OkLab next = OkLab.of(map.apply(from + (to - from) * i / STEPS));
                double step = next.distance(last);
                rises &= next.lightness() > last.lightness();
                most = Math.max(most, step);
                least = Math.min(least, step);
                sum += step;
                last = next;
            }
            return new Scale(rises, most * STEPS / sum, least * STEPS / sum);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "VIK", mode = EnumSource.Mode.EXCLUDE)
    void lightnessRisesInEvenSteps(ColourMap map) {
        // OKLab makes steps out of black too large: the cube root is steep there
        double from = map == ColourMap.GREY || map == ColourMap.MAGMA || map == ColourMap.INFERNO ? 0.1 : 0;
        Scale s = Scale.of(map::at, from, 1);
        assertThat(s.rises()).isTrue();
        assertThat(s.largest()).isLessThan(1.5);
        assertThat(s.smallest()).isGreaterThan(0.65);
        assertThat(map.isDiverging()).isFalse();
    }

    @Test
    void divergingMapIsLightestInTheMiddleAndEvenOnBothSides() {
        Scale low = Scale.of(ColourMap.VIK::at, 0.02, 0.48);
        Scale high = Scale.of(ColourMap.VIK::at, 0.98, 0.52);
        assertThat(low.rises() && high.rises()).isTrue();
        assertThat(Math.max(low.largest(), high.largest())).isLessThan(1.5);
        assertThat(Math.min(low.smallest(), high.smallest())).isGreaterThan(0.5);
        OkLab middle = OkLab.of(ColourMap.VIK.at(0.5));
        assertThat(middle.lightness()).isGreaterThan(0.9);
        assertThat(middle.chroma()).isLessThan(0.02);
        assertThat(ColourMap.VIK.isDiverging()).isTrue();
    }

    @Test
    void aRainbowWouldFail() {
        Scale jet = Scale.of(v -> new Rgba(hump(v - 0.75), hump(v - 0.5), hump(v - 0.25), 1), 0, 1);
        assertThat(jet.rises()).isFalse();
        assertThat(jet.largest()).isGreaterThan(1.5);
    }

    private static double hump(double d) {
        return Math.min(1, Math.max(0, 1.5 - 4 * Math.abs(d)));
    }

    @ParameterizedTest
    @CsvSource({
        "VIRIDIS, #440154ff, #21918cff, #fde725ff",
        "MAGMA, #000004ff, #b73779ff, #fcfdbfff",
        "INFERNO, #000004ff, #bc3754ff, #fcffa4ff",
        "CIVIDIS, #00224eff, #7d7c78ff, #fee838ff",
        "GREY, #000000ff, #808080ff, #ffffffff"
    })
    void endsAndMiddleAreThoseThatArePublished(ColourMap map, String low, String middle, String high) {
        assertThat(map.at(0).hex()).isEqualTo(low);
        OkLab wanted = OkLab.of(Rgba.parse(middle));
        assertThat(OkLab.of(map.at(0.5)).distance(wanted)).isLessThan(0.004);
        assertThat(map.at(1).hex()).isEqualTo(high);
    }

    @ParameterizedTest
    @EnumSource
    void beyondTheEndsItStaysAndHolesAreClear(ColourMap map) {
        assertThat(map.at(-3)).isEqualTo(map.at(0));
        assertThat(map.at(7)).isEqualTo(map.at(1));
        assertThat(map.at(Double.NaN)).isEqualTo(Rgba.TRANSPARENT);
        assertThat(new ValueWindow(-2, 4, map).at(1)).isEqualTo(map.at(0.5));
        assertThat(map.at(0.3).a()).isCloseTo(1, within(0.0));
    }
}
