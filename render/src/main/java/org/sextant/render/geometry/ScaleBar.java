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
        return Length.print(lengthUm).replace(" um", " µm");
    }
}
