// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.colour;

import org.sextant.world.view.Rgba;

/**
 * A colour by lightness and two opponent axes, in which equal distances look about equally large (Ottosson 2020, "A perceptual
 * color space for image processing").
 *
 * @param lightness 0 black … 1 white
 * @param a from green to red, about −0.3 … 0.3
 * @param b from blue to yellow, about −0.3 … 0.3
 */
public record OkLab(double lightness, double a, double b) {
    public static OkLab of(Rgba colour) {
        double r = linear(colour.r());
        double g = linear(colour.g());
        double b = linear(colour.b());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    public double distance(OkLab other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    /** Distance from the grey of the same lightness. */
    public double chroma() {
        return Math.hypot(a, b);
    }

    /** Light of an sRGB component (IEC 61966-2-1). */
    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
