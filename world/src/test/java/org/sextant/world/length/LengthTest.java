// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.error.SextantException;

class LengthTest {
    /** Micrometres in one of each, from the definitions of the SI (and of the inch, 25.4 mm). */
    @ParameterizedTest
    @CsvSource({
        "1pm, 1e-6",
        "1A, 1e-4",
        "1Å, 1e-4",
        "1\u212b, 1e-4",
        "1 angstrom, 1e-4",
        "1nm, 1e-3",
        "1NM, 1e-3",
        "1um, 1",
        "1µm, 1",
        "1\u03bcm, 1",
        "1 micron, 1",
        "1 Micrometer, 1",
        "1mm, 1e3",
        "1cm, 1e4",
        "1m, 1e6",
        "1in, 25400",
        "1 inch, 25400",
        "65nm, 0.065",
        ".5um, 0.5",
        "5.um, 5",
        "+2e-3mm, 2",
        "-1.5E1 nm, -0.015",
        "'  0.54  nm ', 0.00054"
    })
    void everyUnitIsRead(String text, double um) {
        assertThat(Length.parse(text).um()).isCloseTo(um, within(Math.abs(um) * 1e-15));
    }

    @Test
    void microSignAndGreekMuAreTheSame() {
        assertThat(Length.parse("3\u00b5m")).isEqualTo(Length.parse("3\u03bcm")).isEqualTo(Length.parse("3um"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", " 5 ", "1e3", "-.5"})
    void aMissingUnitIsAskedFor(String text) {
        assertThatThrownBy(() -> Length.parse(text))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("no unit")
                .hasMessageContaining(text.strip() + "um");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nm",
                "five nm",
                "1,5um",
                "1 000um",
                "1e",
                "1e5x",
                "5ly",
                "5M",
                "5a",
                "--5um",
                "0x10um",
                "NaN um",
                "Infinity um",
                "1um 2um",
                "1d",
                "1e999um",
                "1e308m",
                "1.2.3um",
                "5um²"
            })
    void junkIsRefusedInWords(String text) {
        assertThatThrownBy(() -> Length.parse(text))
                .isInstanceOf(SextantException.class)
                .hasMessageMatching("(?s).{20,}");
    }

    @Test
    void aLengthIsFiniteInMicrometresToo() {
        assertThatThrownBy(() -> new Length(Double.NaN, LengthUnit.METRE)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Length(1e305, LengthUnit.METRE)).isInstanceOf(SextantException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00054, 540 pm",
        "0.065, 65 nm",
        "1.3, 1.3 um",
        "0, 0 um",
        "999, 999 um",
        "1500, 1.5 mm",
        "-0.065, -65 nm",
        "0.0778947, 77.8947 nm",
        "100, 100 um",
        "1e7, 10000 mm"
    })
    void printsInTheUnitOfTheScale(double um, String text) {
        assertThat(Length.print(um)).isEqualTo(text);
    }

    @Property
    void printedLengthsComeBackToSixDigits(@ForAll @DoubleRange(min = -9, max = 9) double exponent) {
        double um = Math.pow(10, exponent);
        assertThat(Length.parse(Length.print(um)).um()).isCloseTo(um, within(um * 5.1e-6));
        assertThat(Length.parse(Length.print(-um)).um()).isCloseTo(-um, within(um * 5.1e-6));
    }

    @Property
    void toStringComesBackExactly(@ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll LengthUnit unit) {
        Length length = new Length(value, unit);
        assertThat(Length.parse(length.toString())).isEqualTo(length);
    }

    @Property
    void noTextMakesAnythingButALengthOrAnErrorInWords(@ForAll String text) {
        try {
            assertThat(Length.parse(text).um()).isBetween(-Double.MAX_VALUE, Double.MAX_VALUE);
        } catch (SextantException e) {
            assertThat(e.getMessage()).contains("length");
        }
    }
}
