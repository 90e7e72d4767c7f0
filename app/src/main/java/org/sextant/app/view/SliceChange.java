// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.render.slice.SliceAxis;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/**
 * A plane across an axis of a volume, on which its values are shown.
 *
 * @param positionUm along the axis, in the volume's frame
 * @param window empty: the range of the volume's colours, in grey
 */
public record SliceChange(String volume, SliceAxis axis, double positionUm, Optional<ValueWindow> window)
        implements ViewChange {
    static final String FORM = "VOLUME:AXIS=POSITION[,LOW..HIGH[,MAP]], such as uct:z=0.4mm,0..255,grey";

    public static SliceChange parse(String text) {
        Text[] p = Text.of(text, FORM).around(":");
        Text[] rule = p[1].around("=");
        Text[] list = rule[1].split(",");
        if (list.length > 3) {
            throw p[1].wrong("has too many parts");
        }
        ColourMap map = list.length > 2 ? list[2].choice(ColourMap.values()) : ColourMap.GREY;
        return new SliceChange(
                p[0].part(),
                SliceAxis.values()[rule[0].axis()],
                list[0].lengthUm(),
                list.length > 1 ? Optional.of(TransferChange.window(list[1], map)) : Optional.empty());
    }

    @Override
    public View applyTo(View view, World world) {
        VolumeNode node = world.volume(volume);
        TransferFunction t = view.layer(node).transfer();
        double high = t.high() > t.low() ? t.high() : t.low() + 1;
        ValueWindow shown = window.orElseGet(() -> new ValueWindow(t.low(), high, ColourMap.GREY));
        List<SlicePlane> slices = new ArrayList<>(view.content().slices());
        String name = "slice " + (slices.size() + 1);
        slices.add(axis.plane(name, volume, node.frame(), positionUm, shown));
        return view.withContent(view.content().withSlices(slices));
    }
}
