// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.Arrays;
import org.sextant.world.scene.World;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.View;

/** What rays make of the values of a volume. */
public record ModeChange(String volume, RayMode mode) implements ViewChange {
    static final String FORM = "VOLUME=MODE with composite, maximum, mean, minimum or surface:VALUE[:VALUE…],"
            + " such as nano=surface:120";

    public static ModeChange parse(String text) {
        Text[] p = Text.of(text, FORM).around("=");
        Text[] mode = p[1].split(":");
        if (mode[0].part().equals("surface")) {
            if (mode.length < 2) {
                throw p[1].wrong("has no value for its surface");
            }
            return new ModeChange(
                    p[0].part(),
                    new RayMode.Surfaces(Arrays.stream(mode)
                            .skip(1)
                            .map(Text::number)
                            .sorted()
                            .toList()));
        }
        return new ModeChange(p[0].part(), p[1].choice(RayMode.Whole.values()));
    }

    @Override
    public View applyTo(View view, World world) {
        return view.withContent(view.content()
                .withLayer(volume, view.layer(world.volume(volume)).withMode(mode)));
    }
}
