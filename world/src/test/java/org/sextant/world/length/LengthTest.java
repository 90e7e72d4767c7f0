// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.error.SextantException;

class LengthTest {
    /** Random values of a test for each of its seeds. */
    private static final int TRIES = 1000;

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

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void printedLengthsComeBackToSixDigits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            // Whole exponents first: there the unit and the number of digits change.
            double um = Math.pow(10, i <= 18 ? i - 9 : random.nextDouble(-9, 9));
            assertThat(Length.parse(Length.print(um)).um())
                    .as("%s um, seed %s", um, seed)
                    .isCloseTo(um, within(um * 5.1e-6));
            assertThat(Length.parse(Length.print(-um)).um())
                    .as("%s um, seed %s", -um, seed)
                    .isCloseTo(-um, within(um * 5.1e-6));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(LengthUnit.class)
    void toStringComesBackExactly(LengthUnit unit) {
        long seed = 5 + unit.ordinal();
        SplittableRandom random = new SplittableRandom(seed);
        double[] edges = {0, -0.0, 1, -1, 1e9, -1e9, 0.1, 1.0 / 3, 123456789.125, Double.MIN_VALUE, 0x1p-1022, 1e-300};
        for (int i = 0; i < TRIES + edges.length; i++) {
            // Half of the values spread evenly, half over all magnitudes.
            double even = random.nextDouble(-1e9, 1e9);
            double value = i < edges.length ? edges[i] : i % 2 == 0 ? even : Math.scalb(even, -random.nextInt(100));
            Length length = new Length(value, unit);
            assertThat(Length.parse(length.toString()))
                    .as("%s, seed %s", length, seed)
                    .isEqualTo(length);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void noTextMakesAnythingButALengthOrAnErrorInWords(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            String text = i % 2 == 0 ? anyText(random) : almostALength(random);
            try {
                assertThat(Length.parse(text).um())
                        .as("'%s', seed %s", text, seed)
                        .isBetween(-Double.MAX_VALUE, Double.MAX_VALUE);
            } catch (SextantException e) {
                assertThat(e.getMessage()).as("'%s', seed %s", text, seed).contains("length");
            }
        }
    }

    /** Up to 255 UTF-16 units, of all there are or of ASCII alone; lone surrogates and NUL among them. */
    private static String anyText(SplittableRandom random) {
        int bound = random.nextBoolean() ? 0x80 : 0x1_0000;
        return random.ints(random.nextInt(256), 0, bound)
                .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
                .toString();
    }

    /** Up to ten of the pieces that lengths are made of, in any order. */
    private static String almostALength(SplittableRandom random) {
        String[] pieces = {
            "0",
            "1",
            "7",
            "42",
            "999",
            ".",
            ",",
            "e",
            "E",
            "e9",
            "e-400",
            "+",
            "-",
            " ",
            "\t",
            "\u00a0",
            "p",
            "n",
            "u",
            "µ",
            "m",
            "mm",
            "nm",
            "cm",
            "in",
            "inch",
            "Å",
            "angstrom",
            "micron",
            "NaN",
            "Infinity",
            "0x1p3",
            "d",
            "f"
        };
        return random.ints(random.nextInt(11), 0, pieces.length)
                .mapToObj(i -> pieces[i])
                .collect(Collectors.joining());
    }
}
