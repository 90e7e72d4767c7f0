// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.Rgba;

class LabelColoursTest {
    private static double nearest(List<Rgba> colours, int count) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, OkLab.of(colours.get(i)).distance(OkLab.of(colours.get(j))));
            }
        }
        return least;
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, 0, 0, 0",
        "#ffffff, 1, 0, 0",
        "#ff0000, 0.62796, 0.22486, 0.12585",
        "#0000ff, 0.45201, -0.03246, -0.31153"
    })
    void okLabHasItsPublishedValues(String colour, double lightness, double a, double b) {
        OkLab c = OkLab.of(Rgba.parse(colour));
        assertThat(c.distance(new OkLab(lightness, a, b))).isLessThan(2e-5);
        assertThat(c.chroma()).isCloseTo(Math.hypot(a, b), within(2e-5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -77, Long.MAX_VALUE})
    void theFirstColoursCanBeToldApart(long seed) {
        List<Rgba> row = DistinctColours.row(LabelColours.ROW, seed);
        assertThat(row).doesNotHaveDuplicates().hasSize(256);
        // two neighbouring colours of ten that are spread over a wheel of chroma 0.15 are 0.09 apart
        assertThat(nearest(row, 8)).isGreaterThan(0.22);
        assertThat(nearest(row, 20)).isGreaterThan(0.14);
        assertThat(nearest(row, 256)).isGreaterThan(0.045);
        for (Rgba c : row) {
            assertThat(OkLab.of(c).lightness()).isBetween(0.42, 0.92);
        }
        assertThat(DistinctColours.row(256, seed)).isEqualTo(row);
    }

    @Test
    void neighboursInNumberDifferAlsoBeyondTheRow() {
        LabelColours colours = LabelColours.of(new LabelPalette.Distinct(0));
        for (long label = 1; label < 70_000; label++) {
            assertThat(colours.at(label)).isNotEqualTo(colours.at(label + 1));
            assertThat(colours.at(label)).isNotEqualTo(colours.at(label + LabelColours.ROW));
        }
        assertThat(colours.at(Long.MAX_VALUE).a()).isEqualTo(1);
        assertThat(colours.at(0)).isEqualTo(Rgba.TRANSPARENT);
        assertThat(LabelColours.of(new LabelPalette.Distinct(5)).at(1)).isNotEqualTo(colours.at(1));
    }

    @Test
    void listedObjectsHaveTheirColourAndOthersOne() {
        LabelColours c = LabelColours.of(new LabelPalette.Listed(Map.of(7L, Rgba.BLACK), Rgba.WHITE));
        assertThat(c.at(7)).isEqualTo(Rgba.BLACK);
        assertThat(c.at(8)).isEqualTo(Rgba.WHITE);
        assertThat(c.at(1_000_000_007)).isEqualTo(Rgba.WHITE);
        assertThat(c.at(0)).isEqualTo(Rgba.TRANSPARENT);
    }
}
