// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/**
 * What is drawn besides the data.
 *
 * @param boxes outlines of volumes and of fields of view, with names
 * @param axes the world's directions in a corner
 * @param colourBars the scale of values of each volume and slice
 * @param landmarks landmarks and other marks
 * @param errors the 95 % error ellipsoids of landmarks and placements
 */
public record Furniture(
        boolean boxes, boolean axes, boolean scaleBar, boolean colourBars, boolean landmarks, boolean errors) {
    public static final Furniture ALL = new Furniture(true, true, true, true, true, true);
    public static final Furniture NONE = new Furniture(false, false, false, false, false, false);

    public Furniture withBoxes(boolean shown) {
        return new Furniture(shown, axes, scaleBar, colourBars, landmarks, errors);
    }

    public Furniture withAxes(boolean shown) {
        return new Furniture(boxes, shown, scaleBar, colourBars, landmarks, errors);
    }

    public Furniture withScaleBar(boolean shown) {
        return new Furniture(boxes, axes, shown, colourBars, landmarks, errors);
    }

    public Furniture withColourBars(boolean shown) {
        return new Furniture(boxes, axes, scaleBar, shown, landmarks, errors);
    }

    public Furniture withLandmarks(boolean shown) {
        return new Furniture(boxes, axes, scaleBar, colourBars, shown, errors);
    }

    public Furniture withErrors(boolean shown) {
        return new Furniture(boxes, axes, scaleBar, colourBars, landmarks, shown);
    }
}
