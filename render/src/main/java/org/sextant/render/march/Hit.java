// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a ray meets first of the data: where it has held back a tenth of the light.
 *
 * @param name of the volume, the label volume, or the slice
 * @param distanceUm along the ray
 * @param value physical; empty for labels, and where there is none
 * @param label the object of a label volume
 */
public record Hit(Kind kind, String name, double distanceUm, OptionalDouble value, OptionalLong label) {
    /** What kind of thing. */
    public enum Kind {
        VOLUME,
        LABELS,
        SLICE
    }

    static Hit ofValue(Kind kind, String name, double t, double physical) {
        return new Hit(
                kind,
                name,
                t,
                Double.isNaN(physical) ? OptionalDouble.empty() : OptionalDouble.of(physical),
                OptionalLong.empty());
    }
}
