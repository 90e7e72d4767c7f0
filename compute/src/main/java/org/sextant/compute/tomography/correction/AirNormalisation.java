// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import org.sextant.world.error.SextantException;

/**
 * Divides each row of a frame by the straight line between the means of its outer columns, which see air: where flats are
 * missing, or where the beam's intensity changes from view to view.
 *
 * @param columns at each border that see air in every view
 */
public record AirNormalisation(int columns) {
    public AirNormalisation {
        if (columns < 1) {
            throw new SextantException("air needs at least 1 column at each border, not " + columns);
        }
    }

    /** In place. */
    public void apply(float[] frame, int width) {
        if (2 * columns > width) {
            throw new SextantException(
                    columns + " columns of air at each border do not fit a detector of " + width + " columns");
        }
        for (int at = 0; at < frame.length; at += width) {
            double left = 0;
            double right = 0;
            for (int c = 0; c < columns; c++) {
                left += frame[at + c] / columns;
                right += frame[at + width - 1 - c] / columns;
            }
            double middle = (columns - 1) / 2.0;
            double slope = (right - left) / (width - 1 - 2 * middle);
            for (int c = 0; c < width; c++) {
                double open = left + (c - middle) * slope;
                frame[at + c] = open > 0 ? (float) (frame[at + c] / open) : Float.NaN;
            }
        }
    }
}
