// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.Optional;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.ValueWindow;

/**
 * A volume in a flat picture.
 *
 * @param window empty: a range that suits its values, in {@code map}
 * @param opacity 0 … 1
 */
public record ShownVolume(String volume, Optional<ValueWindow> window, double opacity) {
    static final String FORM =
            "VOLUME, or VOLUME=LOW..HIGH[,MAP[,OPACITY]] with grey, viridis, cividis, magma, inferno,"
                    + " batlow or vik, such as uct=0..65535,grey";

    public static ShownVolume parse(String text) {
        Text all = Text.of(text, FORM);
        if (!text.contains("=")) {
            return new ShownVolume(text.strip(), Optional.empty(), 1);
        }
        Text[] p = all.around("=");
        Text[] list = p[1].split(",");
        double opacity = list.length > 2 ? list[2].number() : 1;
        if (list.length > 3 || !(opacity >= 0 && opacity <= 1)) {
            throw all.wrong("has too many parts or an opacity outside of 0 … 1");
        }
        ColourMap map = list.length > 1 ? list[1].choice(ColourMap.values()) : ColourMap.GREY;
        return new ShownVolume(p[0].part(), Optional.of(TransferChange.window(list[0], map)), opacity);
    }
}
