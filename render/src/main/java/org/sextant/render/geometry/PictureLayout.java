// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

/** Sizes of what is written onto a picture. Text grows with the picture, lines less so: they stay thin at any size. */
public record PictureLayout(int width, int height) {
    private static final int SMALLEST_PX = 64;
    /** Height of the picture for which {@link #USUAL_LINE_PX} is stated. */
    private static final double USUAL_HEIGHT = 720;

    private static final double USUAL_LINE_PX = 1.5;

    /** A smaller picture has no room for text. */
    boolean hasRoom() {
        return width >= SMALLEST_PX && height >= SMALLEST_PX;
    }

    /** Height of capitals, pixels. */
    double textPx() {
        return Math.max(7, Math.min(width, height) * 0.019);
    }

    /** Distance of text from the edges, pixels. */
    double marginPx() {
        return Math.max(8, Math.min(width, height) * 0.035);
    }

    /** Width of a line in space: 1.5 pixels at 720 rows, 2.6 at 2160, 3.7 at 4320, never below 1. */
    public double linePx() {
        return Math.max(1, USUAL_LINE_PX * Math.sqrt(height / USUAL_HEIGHT));
    }

    /** Half the extent of a sign that marks a point, pixels. */
    double signPx() {
        return Math.max(4, 7 * height / USUAL_HEIGHT);
    }
}
