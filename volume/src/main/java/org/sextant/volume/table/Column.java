// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import org.sextant.world.error.SextantException;

/**
 * A column of numbers. NaN where a row has none.
 *
 * @param name what it holds, a term of the field, such as {@code esd}
 * @param unit such as {@code um}, {@code um^3}; empty for a number without one
 */
public record Column(String name, String unit, double[] values) {
    public Column {
        if (name.isBlank() || name.matches(".*[\\[\\],\"\\n].*") || unit.matches(".*[\\[\\],\"\\n].*")) {
            throw new SextantException("a column cannot be called '" + name + "' with the unit '" + unit
                    + "'; use no brackets, commas, quotes or line breaks");
        }
    }

    /** {@code esd [um]}, or the bare name. */
    public String heading() {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    public double get(int row) {
        return values[row];
    }
}
