// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import org.sextant.world.scene.World;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/**
 * The colours of a volume over a range of its values; their opacity rises from nothing at the low end.
 *
 * @param opacity at the high end, over the view's unit length
 */
public record TransferChange(String volume, ValueWindow window, double opacity) implements ViewChange {
    static final String FORM =
            "VOLUME=LOW..HIGH[,MAP[,OPACITY]] with grey, viridis, cividis, magma, inferno, batlow or vik,"
                    + " such as uct=80..200,viridis,0.8";
    private static final double USUAL_OPACITY = 0.9;

    public TransferChange {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw Text.of(Double.toString(opacity), FORM).wrong("is no opacity of 0 … 1");
        }
    }

    public static TransferChange parse(String text) {
        Text[] p = Text.of(text, FORM).around("=");
        Text[] list = p[1].split(",");
        if (list.length > 3) {
            throw p[1].wrong("has too many parts");
        }
        ColourMap map = list.length > 1 ? list[1].choice(ColourMap.values()) : ColourMap.GREY;
        return new TransferChange(
                p[0].part(), window(list[0], map), list.length > 2 ? list[2].number() : USUAL_OPACITY);
    }

    /** {@code LOW..HIGH} */
    static ValueWindow window(Text range, ColourMap map) {
        Text[] ends = range.around("..");
        return new ValueWindow(ends[0].number(), ends[1].number(), map);
    }

    @Override
    public View applyTo(View view, World world) {
        TransferFunction transfer = TransferFunction.of(window, opacity);
        return view.withContent(view.content()
                .withLayer(volume, view.layer(world.volume(volume)).withTransfer(transfer)));
    }
}
