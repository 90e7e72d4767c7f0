// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** A scale of colours from 0 to 1. */
public enum ColourMap {
    GREY;

    /** The colour at a share of the range; NaN is transparent. */
    public Rgba at(double share) {
        if (Double.isNaN(share)) {
            return Rgba.TRANSPARENT;
        }
        double v = Math.min(1, Math.max(0, share));
        return new Rgba(v, v, v, 1);
    }
}
