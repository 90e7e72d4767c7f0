// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.sextant.world.error.SextantException;

/**
 * How the objects of a label volume are shown. Voxels of one object are opaque by {@code opacity} at their surface; object 0
 * is nothing.
 *
 * @param opacity 0 … 1, of objects that are selected, or of all if none is
 * @param unselectedOpacity 0 … 1, of all others while any is selected
 * @param outlined whether borders between objects are drawn darker
 */
public record LabelStyle(
        double opacity, double unselectedOpacity, boolean outlined, LabelPalette palette, LabelSet selected) {
    public LabelStyle {
        check(opacity);
        check(unselectedOpacity);
    }

    public static LabelStyle of(double opacity) {
        return new LabelStyle(opacity, 0.08, false, new LabelPalette.Distinct(0), LabelSet.NONE);
    }

    public LabelStyle withSelected(LabelSet other) {
        return new LabelStyle(opacity, unselectedOpacity, outlined, palette, other);
    }

    public LabelStyle withPalette(LabelPalette other) {
        return new LabelStyle(opacity, unselectedOpacity, outlined, other, selected);
    }

    /** The opacity of one object. */
    public double opacityOf(long label) {
        return label == 0 ? 0 : selected.isEmpty() || selected.contains(label) ? opacity : unselectedOpacity;
    }

    private static void check(double v) {
        if (!(v >= 0 && v <= 1)) {
            throw new SextantException("the opacity of labels lies in 0 … 1, not " + v);
        }
    }
}
