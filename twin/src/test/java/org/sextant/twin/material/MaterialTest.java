// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.world.error.SextantException;

/** The optical constants against the published table, tabulated attenuation and the lines through the pillar. */
class MaterialTest {
    /** Götz et al., Table S6: thickness in µm, printed transmission in %, and what the formula gives. */
    @ParameterizedTest
    @CsvSource({
        "27, 42, 336, 0, 7.3, 7.53",
        "34, 92, 138, 50, 3.7, 3.81",
        "33, 74, 171, 31, 5.7, 5.84",
        "29, 42, 323, 0, 7.5, 7.65"
    })
    void linesThroughThePillarTransmitAsPublished(
            double silica, double resin, double glue, double other, double printed, double computed) {
        double depth = (silica + other) * MaterialTable.SILICA.attenuationPerUm(5.4)
                + resin * MaterialTable.RESIN.attenuationPerUm(5.4)
                + glue * MaterialTable.GLUE.attenuationPerUm(5.4);
        double percent = 100 * Math.exp(-depth);
        assertThat(percent).isCloseTo(computed, within(0.005));
        assertThat(percent / printed).isCloseTo(1, within(0.033));
    }

    @Test
    void betaAtTheEnergyOfTheTableIsThePublishedOne() {
        // The published lengths are rounded to two or three digits: β follows within 3.2 %.
        assertThat(MaterialTable.SILICA.beta(5.4) / 4.461e-7).isCloseTo(1, within(0.032));
        assertThat(MaterialTable.RESIN.beta(5.4) / 9.176e-8).isCloseTo(1, within(0.032));
        assertThat(MaterialTable.AIR.beta(5.4) / 6.852e-11).isCloseTo(1, within(0.032));
        assertThat(MaterialTable.SILICA.delta(5.4)).isEqualTo(1.657e-5);
    }

    /** NIST 126 (Hubbell and Seltzer): SiO2 2.2 g/cm³ has 1.41 cm²/g at 25 keV, Al 3.44 cm²/g at 20 keV. */
    @Test
    void otherEnergiesFollowTheStatedLawWithinAQuarterOfTabulatedValues() {
        assertThat(MaterialTable.SILICA.attenuationPerUm(25) / (1.41 * 2.2e-4)).isCloseTo(1, within(0.25));
        assertThat(MaterialTable.ALUMINIUM.attenuationPerUm(20) / (3.441 * 2.70e-4))
                .isCloseTo(1, within(0.001));
        assertThat(MaterialTable.ALUMINA.delta(25)).isEqualTo(1.287e-6);
    }

    @Test
    void phaseFallsWithTheSquareOfTheEnergyAndAttenuationFaster() {
        assertThat(MaterialTable.RESIN.delta(10.8)).isCloseTo(MaterialTable.RESIN.delta(5.4) / 4, within(1e-18));
        assertThat(MaterialTable.RESIN.attenuationLengthUm(10.8)).isBetween(4 * 196.0, 8 * 196.0);
    }

    @Test
    void impossibleMaterialsAndEnergiesAreRefused() {
        assertThatThrownBy(() -> new Material("ether", 5.4, 1e-5, 1e9))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("ether");
        assertThatThrownBy(() -> MaterialTable.AIR.delta(0)).hasMessageContaining("keV");
    }
}
