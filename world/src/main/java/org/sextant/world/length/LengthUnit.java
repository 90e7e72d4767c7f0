// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.length;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A unit of length with the spellings found in files of this field. */
public enum LengthUnit {
    PICOMETRE(1e-6, "pm", "picometer", "picometre"),
    ANGSTROM(1e-4, "Å", "A", "angstrom", "ångström", "\u212b", "ang"),
    NANOMETRE(1e-3, "nm", "nanometer", "nanometre", "nanometers", "nanometres"),
    MICROMETRE(1, "um", "µm", "\u03bcm", "micron", "microns", "micrometer", "micrometre", "micrometers", "micrometres"),
    MILLIMETRE(1e3, "mm", "millimeter", "millimetre", "millimeters", "millimetres"),
    CENTIMETRE(1e4, "cm", "centimeter", "centimetre", "centimeters", "centimetres"),
    METRE(1e6, "m", "meter", "metre", "meters", "metres"),
    INCH(25400, "in", "inch", "inches");

    private final double micrometres;
    private final List<String> spellings;

    LengthUnit(double micrometres, String... spellings) {
        this.micrometres = micrometres;
        this.spellings = List.of(spellings);
    }

    /** Micrometres in one of this unit. */
    public double micrometres() {
        return micrometres;
    }

    /** The short symbol, for example {@code nm}; micrometres print as {@code um} so that plain terminals show it. */
    public String symbol() {
        return spellings.get(0);
    }

    /**
     * The unit of that name. Symbols are told apart by case only where it matters (none here: {@code Mm} is no unit of
     * this field), so {@code NM} and {@code Micron} are understood.
     *
     * @return empty if the text names no unit of length
     */
    public static Optional<LengthUnit> of(String text) {
        String wanted = text.strip();
        Optional<LengthUnit> exact = Arrays.stream(values())
                .filter(u -> u.spellings.contains(wanted))
                .findFirst();
        return exact.isPresent()
                ? exact
                : Arrays.stream(values())
                        .filter(u -> u.spellings.stream().anyMatch(s -> s.length() > 1 && s.equalsIgnoreCase(wanted)))
                        .findFirst();
    }
}
