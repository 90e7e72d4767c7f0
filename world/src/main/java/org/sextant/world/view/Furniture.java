// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

/** What is drawn besides the data. */
public record Furniture(boolean boxes, boolean axes, boolean scaleBar) {
    public static final Furniture ALL = new Furniture(true, true, true);
    public static final Furniture NONE = new Furniture(false, false, false);
}
