// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Locale;
import org.sextant.world.error.SextantException;

/** A colour in sRGB, components 0…1, alpha not multiplied in. */
public record Rgba(double r, double g, double b, double a) {
    public static final Rgba WHITE = new Rgba(1, 1, 1, 1);
    public static final Rgba BLACK = new Rgba(0, 0, 0, 1);
    public static final Rgba TRANSPARENT = new Rgba(0, 0, 0, 0);

    public Rgba {
        if (!(unit(r) && unit(g) && unit(b) && unit(a))) {
            throw new SextantException("colour components lie in 0…1, not " + r + ", " + g + ", " + b + ", " + a);
        }
    }

    /** Parses {@code #rrggbb} or {@code #rrggbbaa}. */
    public static Rgba parse(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) {
            throw new SextantException("'" + text + "' is not a colour; write #rrggbb or #rrggbbaa");
        }
        long v = Long.parseLong(text.substring(1), 16);
        if (text.length() == 7) {
            v = v << 8 | 0xff;
        }
        return new Rgba((v >> 24 & 255) / 255.0, (v >> 16 & 255) / 255.0, (v >> 8 & 255) / 255.0, (v & 255) / 255.0);
    }

    /** {@code #rrggbbaa}, rounded to 8 bits. */
    public String hex() {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x%02x",
                Math.round(r * 255),
                Math.round(g * 255),
                Math.round(b * 255),
                Math.round(a * 255));
    }

    public Rgba withAlpha(double alpha) {
        return new Rgba(r, g, b, alpha);
    }

    /** Component-wise mix: this at t = 0, other at t = 1. */
    public Rgba mix(Rgba other, double t) {
        return new Rgba(lerp(r, other.r, t), lerp(g, other.g, t), lerp(b, other.b, t), lerp(a, other.a, t));
    }

    private static double lerp(double p, double q, double t) {
        return Math.min(1, Math.max(0, p + (q - p) * t));
    }

    private static boolean unit(double v) {
        return v >= 0 && v <= 1;
    }
}
