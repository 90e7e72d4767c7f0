// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.value;

import org.sextant.world.error.SextantException;

/**
 * From stored numbers to physical values: physical = slope · stored + intercept.
 *
 * @param unit unit of the physical value, empty if unknown
 */
public record ValueScale(double slope, double intercept, String unit) {
    /** Stored numbers are the values. */
    public static final ValueScale NONE = new ValueScale(1, 0, "");

    public ValueScale {
        if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(intercept)) {
            throw new SextantException(
                    "a value scale needs a finite slope other than 0, not " + slope + " and " + intercept);
        }
    }

    public double physical(double stored) {
        return slope * stored + intercept;
    }

    public double stored(double physical) {
        return (physical - intercept) / slope;
    }
}
