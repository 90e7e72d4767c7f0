// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/**
 * Pixels and views.
 *
 * @param pixelUm edge of a pixel at the axis, which is also the edge of a voxel
 * @param firstDeg angle of the first view
 * @param rangeDeg angle over which the views are spread evenly, its end left out
 */
public record Sampling(double pixelUm, int columns, int rows, int views, double firstDeg, double rangeDeg) {
    public double angleDeg(int view) {
        return firstDeg + rangeDeg * view / views;
    }

    /** Width of the field of view, µm. */
    public double widthUm() {
        return columns * pixelUm;
    }

    public double heightUm() {
        return rows * pixelUm;
    }

    /** Radius of the largest ball inside the field of view, µm. */
    public double innerRadiusUm() {
        return Math.min(widthUm(), heightUm()) / 2;
    }

    /** Radius of the smallest ball around the field of view, µm. */
    public double outerRadiusUm() {
        return Math.hypot(widthUm(), heightUm()) / 2;
    }
}
