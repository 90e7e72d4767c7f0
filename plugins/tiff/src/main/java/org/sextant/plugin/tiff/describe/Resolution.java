// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.file.Directory;
import org.sextant.plugin.tiff.file.Tag;
import org.sextant.world.length.LengthUnit;

/**
 * XResolution, YResolution and ResolutionUnit (TIFF 6.0 section 8).
 *
 * @param x pixels per unit, null if the file does not say
 * @param unit null if there is none
 */
public record Resolution(
        @Nullable Double x, @Nullable Double y, @Nullable LengthUnit unit) {
    public static Resolution of(Directory d) {
        LengthUnit unit = switch ((int) Math.max(0, Math.min(9, d.integer(Tag.RESOLUTION_UNIT, 2)))) {
            case 2 -> LengthUnit.INCH;
            case 3 -> LengthUnit.CENTIMETRE;
            default -> null;
        };
        return new Resolution(d.positive(Tag.X_RESOLUTION), d.positive(Tag.Y_RESOLUTION), unit);
    }

    /** Pixel size in the plane; z stays unknown. */
    public PixelSize pixelSize() {
        return unit == null ? PixelSize.UNKNOWN : new PixelSize(side(x, unit), side(y, unit), null);
    }

    static PixelSize.@Nullable Side side(@Nullable Double perUnit, LengthUnit unit) {
        return perUnit == null ? null : PixelSize.Side.of(1 / perUnit, unit);
    }
}
