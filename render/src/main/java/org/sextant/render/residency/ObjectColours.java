// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.world.colour.LabelColours;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Rgba;

/**
 * The colours of a label field's objects by rank, 8 bits for each of red, green, blue and opacity: what a device needs to
 * colour a million objects anew is 4 MB.
 *
 * <p>Threads: any.
 */
public final class ObjectColours {
    private final LabelStyle style;
    private final int[] argb;

    ObjectColours(LabelStyle style, LabelField field) {
        this.style = style;
        this.argb = new int[field.ranks()];
        LabelColours palette = LabelColours.of(style.palette());
        for (int rank = 1; rank < argb.length; rank++) {
            long label = field.label(rank);
            Rgba c = palette.at(label);
            argb[rank] =
                    bits(style.opacityOf(label) * c.a()) << 24 | bits(c.r()) << 16 | bits(c.g()) << 8 | bits(c.b());
        }
    }

    private static int bits(double v) {
        return (int) Math.round(v * 255);
    }

    public LabelStyle style() {
        return style;
    }

    /** Opacity, red, green and blue from the highest byte down; 0 for rank 0. */
    public int argb(int rank) {
        return argb[rank];
    }
}
