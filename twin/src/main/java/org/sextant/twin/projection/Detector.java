// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.sextant.world.error.SextantException;

/**
 * The pixels of a detector, or a band of its rows. Row 0 is the uppermost, column 0 the leftmost as seen from the source; the
 * optical axis meets the middle, ((columns − 1)/2, (totalRows − 1)/2).
 *
 * @param pixelUm edge of a pixel at the axis, µm
 * @param firstRow first row of the band
 * @param rows rows of the band
 */
public record Detector(double pixelUm, int columns, int totalRows, int firstRow, int rows) {
    public Detector {
        if (!(pixelUm > 0) || columns < 1 || rows < 1 || firstRow < 0 || firstRow + rows > totalRows) {
            throw new SextantException("a detector needs pixels above 0 um and rows within " + totalRows + ", not "
                    + pixelUm + " um, " + columns + " columns, rows " + firstRow + " to " + (firstRow + rows));
        }
    }

    /** All rows. */
    public static Detector of(double pixelUm, int columns, int rows) {
        return new Detector(pixelUm, columns, rows, 0, rows);
    }

    /** Rows first … last−1, cut at the borders. */
    public Detector band(int first, int last) {
        int from = Math.max(0, first);
        return new Detector(pixelUm, columns, totalRows, from, Math.min(totalRows, last) - from);
    }

    public int pixels() {
        return Math.multiplyExact(columns, rows);
    }

    /** µm at the axis, to the right. */
    public double u(double column) {
        return (column - (columns - 1) / 2.0) * pixelUm;
    }

    /** µm at the axis, upwards; the row counts from the whole detector's top. */
    public double v(double row) {
        return ((totalRows - 1) / 2.0 - row) * pixelUm;
    }

    public double topUm() {
        return v(firstRow);
    }

    public double bottomUm() {
        return v(firstRow + rows - 1);
    }
}
