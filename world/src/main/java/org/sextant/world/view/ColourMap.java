// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** A scale of colours from 0 to 1. Equal steps of the share look equal, and its lightness alone tells the order. */
public enum ColourMap {
    GREY("grey"),
    VIRIDIS("viridis"),
    /** For readers of any colour vision. */
    CIVIDIS("cividis"),
    MAGMA("magma"),
    INFERNO("inferno"),
    BATLOW("batlow"),
    /** Blue over white to red: for values on either side of a middle that has a meaning, such as 0. */
    VIK("vik");

    private final ColourTable colours;

    ColourMap(String table) {
        colours = ColourTable.read(table);
    }

    /** Whether it runs from its middle to both sides instead of from dark to light. */
    public boolean isDiverging() {
        return this == VIK;
    }

    /** The colour at a share of the range, that of the nearer end beyond it; NaN is transparent. */
    public Rgba at(double share) {
        return Double.isNaN(share) ? Rgba.TRANSPARENT : colours.at(share);
    }
}
