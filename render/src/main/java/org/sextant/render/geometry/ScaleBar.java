// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import org.sextant.world.length.Length;

/**
 * A length of 1, 2 or 5 times a power of ten and how long it is in the picture at the camera's target.
 *
 * @param lengthUm what it stands for
 * @param lengthPx its extent
 */
public record ScaleBar(double lengthUm, double lengthPx) {
    /** The longest that is not longer than {@code maxPx}. */
    public static ScaleBar of(double pixelUm, double maxPx) {
        double maxUm = pixelUm * maxPx;
        double ten = Math.pow(10, Math.floor(Math.log10(maxUm)));
        double length = ten;
        for (double step : new double[] {2, 5, 10}) {
            if (step * ten <= maxUm * (1 + 1e-12)) {
                length = step * ten;
            }
        }
        return new ScaleBar(length, length / pixelUm);
    }

    /** Its length with unit, as written on pictures. */
    public String label() {
        return written(lengthUm);
    }

    /** A length with its unit, as written on pictures. */
    static String written(double um) {
        return Length.print(um).replace(" um", " µm");
    }

    /** Draws the longest bar that suits the picture at its lower right. */
    static void draw(Overlay overlay, PictureLayout layout, double pixelUm) {
        double text = layout.textPx();
        ScaleBar bar = of(pixelUm, Math.min(layout.width() * 0.22, layout.height() * 0.45));
        double right = Math.round(layout.width() - layout.marginPx());
        double bottom = Math.round(layout.height() - layout.marginPx());
        double thick = Math.max(2, Math.round(text * 0.28));
        overlay.bar(right - bar.lengthPx(), bottom - thick, right, bottom);
        double width = Overlay.textWidth(bar.label(), text);
        double x = Math.min(right - bar.lengthPx() / 2 - width / 2, right - width);
        overlay.text(bar.label(), x, bottom - thick - text * 0.75, text, overlay.ink());
    }
}
