// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.twin.material.Material;
import org.sextant.twin.material.MaterialTable;
import org.sextant.world.error.SextantException;

class InstrumentsTest {
    @ParameterizedTest
    @EnumSource(TwinSize.class)
    void fieldsOfViewFitIntoEachOther(TwinSize size) {
        List<Instrument> all = Instruments.silica(size, 180);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).sampling().outerRadiusUm())
                    .as(all.get(i).name())
                    .isLessThan(all.get(i - 1).sampling().innerRadiusUm());
        }
    }

    @Test
    void voxelsAndViewsOfThePapers() {
        List<Instrument> all = Instruments.silica(TwinSize.FULL, 180);
        assertThat(all.stream().map(i -> i.sampling().pixelUm()).toList())
                .containsExactly(1.0, 0.5, 0.25, 0.065, 0.016, 0.00054);
        assertThat(all.stream().map(i -> i.sampling().views()).toList())
                .containsExactly(1601, 1601, 1601, 1601, 1801, 180);
        Sampling et = Instruments.silica(TwinSize.SMALL, 140).get(5).sampling();
        assertThat(et.angleDeg(0)).isEqualTo(-70);
        assertThat(et.angleDeg(1) - et.angleDeg(0)).isEqualTo(1);
        assertThatThrownBy(() -> Instruments.silica(TwinSize.SMALL, 181)).isInstanceOf(SextantException.class);
    }

    /** 11 µm camera pixels, binned by 2 where the paper bins, over optical and geometric magnification. */
    @Test
    void magnificationsAreThoseOfTheCamera() {
        double[] camera = {11, 22, 22};
        double[] objective = {4, 20, 40};
        for (int i = 0; i < 3; i++) {
            Instrument uct = Instruments.silica(TwinSize.DEMO, 180).get(i);
            assertThat(camera[i] / objective[i] / uct.optics().magnification())
                    .isCloseTo(uct.sampling().pixelUm(), within(1e-9));
        }
    }

    /** ξ = λ L_s / p: 24.83 nm at 1.00 mm, 434.60 nm at 17.5 mm. */
    @Test
    void correlationLengthsAndSamplePositions() {
        assertThat(Gratings.CORRELATION_LENGTHS_NM)
                .hasSize(18)
                .isSorted()
                .startsWith(24.83)
                .contains(62.09)
                .endsWith(434.60);
        double lambda = Material.wavelengthUm(Gratings.ENERGY_KEV);
        assertThat(Gratings.STEPPING.distanceUm(0.02483, lambda)).isCloseTo(1_000, within(5.0));
        assertThat(Gratings.STEPPING.distanceUm(0.4346, lambda)).isCloseTo(17_500, within(50.0));
    }

    @Test
    void electronsScatterInSilicaMoreThanInResin() {
        assertThat(Haadf.perUm(MaterialTable.AIR)).isZero();
        assertThat(Haadf.perUm(MaterialTable.RESIN)).isBetween(0.1, 0.3);
        assertThat(Haadf.perUm(MaterialTable.SILICA)).isEqualTo(0.5);
        assertThatThrownBy(() -> Haadf.perUm(new Material("unobtainium", 5, 1e-5, 10)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("unobtainium");
    }
}
