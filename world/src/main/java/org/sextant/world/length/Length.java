// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.length;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.SextantException;

/** A length with its unit, as users write it: {@code 65nm}, {@code 0.5 um}, {@code 2mm}. */
public record Length(double value, LengthUnit unit) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\S*)\\s*");

    public Length {
        if (!Double.isFinite(value * unit.micrometres())) {
            throw new SextantException("a length must be a finite number of micrometres, not " + value + unit.symbol());
        }
    }

    public static Length ofUm(double um) {
        return new Length(um, LengthUnit.MICROMETRE);
    }

    /**
     * Parses a number followed by its unit.
     *
     * @throws SextantException if the number or the unit is missing or unknown; a length without a unit is never guessed
     */
    public static Length parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new SextantException(
                    "'" + text + "' is not a length; write a number and a unit, such as 65nm or 0.5um");
        }
        if (m.group(2).isEmpty()) {
            throw new SextantException("the length '" + text.strip() + "' has no unit; write for example " + m.group(1)
                    + "um or " + m.group(1) + "nm");
        }
        LengthUnit unit = LengthUnit.of(m.group(2))
                .orElseThrow(() -> new SextantException("'" + m.group(2) + "' in '" + text.strip()
                        + "' is not a unit of length; use pm, A, nm, um, mm, cm, m or in"));
        return new Length(Double.parseDouble(m.group(1)), unit);
    }

    public double um() {
        return value * unit.micrometres();
    }

    /** The same length in the unit that a reader expects at this scale, for example {@code 540 pm}, {@code 65 nm}. */
    public static String print(double um) {
        double size = Math.abs(um);
        LengthUnit unit = size == 0 || (size >= 1 && size < 1e3)
                ? LengthUnit.MICROMETRE
                : size >= 1e3 ? LengthUnit.MILLIMETRE : size >= 1e-3 ? LengthUnit.NANOMETRE : LengthUnit.PICOMETRE;
        String number = String.format(Locale.ROOT, "%.6g", um / unit.micrometres());
        return (number.contains("e") || !number.contains(".")
                        ? number
                        : number.replaceAll("0+$", "").replaceAll("\\.$", ""))
                + " " + unit.symbol();
    }

    @Override
    public String toString() {
        return value + unit.symbol();
    }
}
