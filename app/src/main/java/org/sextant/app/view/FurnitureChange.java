// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import org.sextant.world.scene.World;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.View;

/** What is drawn besides the data. */
public record FurnitureChange(Furniture furniture) implements ViewChange {
    static final String FORM = "all, none, or some of boxes, axes, scale, bars, marks, errors, such as axes,scale";

    public static FurnitureChange parse(String text) {
        if (text.equals("all")) {
            return new FurnitureChange(Furniture.ALL);
        }
        Furniture f = Furniture.NONE;
        if (!text.equals("none")) {
            for (Text t : Text.of(text, FORM).split(",")) {
                f = switch (t.part()) {
                    case "boxes" -> f.withBoxes(true);
                    case "axes" -> f.withAxes(true);
                    case "scale" -> f.withScaleBar(true);
                    case "bars" -> f.withColourBars(true);
                    case "marks" -> f.withLandmarks(true);
                    case "errors" -> f.withErrors(true);
                    default -> throw t.wrong("has no furniture '" + t.part() + "'");
                };
            }
        }
        return new FurnitureChange(f);
    }

    @Override
    public View applyTo(View view, World world) {
        return view.withFurniture(furniture);
    }
}
