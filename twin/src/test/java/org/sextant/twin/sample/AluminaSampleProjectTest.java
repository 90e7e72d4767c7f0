// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sample project 02-dark-field-alumina: the sample gives the expected results. */
class AluminaSampleProjectTest {
    @Test
    void resultsAreTheExpectedOnes() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(Path.of("..", "sample-projects", "02-dark-field-alumina", "expected.json")
                        .toFile());
        AluminaGrains sample = new AluminaGrains(expected.get("seed").asLong(), AluminaGrains.Arrangement.MIXED);
        assertThat(sample.objects()).hasSize(expected.get("grains").asInt());
        assertThat(sample.objects().stream().filter(o -> o.kind().equals("nm50")))
                .hasSize(expected.get("grainsOf50nm").asInt());
        assertThat(sample.objects().stream().mapToDouble(SampleObject::esdUm).average())
                .hasValueCloseTo(expected.get("meanEsdUm").asDouble(), within(1e-3));
        double keV = expected.get("energyKev").asDouble();
        for (JsonNode c : expected.get("correlation")) {
            for (int m = 1; m <= 2; m++) {
                double perMm = 1000
                        * (1 - AluminaGrains.POROSITY)
                        * sample.darkFieldPerUm(m, c.get("lengthNm").asDouble(), keV);
                assertThat(perMm).isCloseTo(c.at("/darkFieldPerMm/" + (m - 1)).asDouble(), within(1e-5));
            }
        }
    }

    @Test
    void theTextSaysTheShareOfResolvedPores() {
        assertThat(CoarsePores.porosity(AluminaGrain.Pores.NM150)).isCloseTo(0.031, within(0.0006));
    }
}
