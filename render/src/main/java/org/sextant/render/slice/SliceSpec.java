// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import java.util.List;
import org.sextant.render.picture.Picture;
import org.sextant.world.view.Rgba;

/**
 * A flat picture as it is wanted.
 *
 * @param layers from the lowest to the topmost
 * @param bits per channel: 8 or 16
 * @param scaleBar whether a length is drawn at the lower right
 * @param colourBars whether the scales of values, of volumes that the plane meets, are drawn at the upper right
 */
public record SliceSpec(
        SliceGrid grid, List<SliceLayer> layers, Rgba background, int bits, boolean scaleBar, boolean colourBars) {
    public SliceSpec {
        layers = List.copyOf(layers);
        Picture.checkBits(bits);
    }

    /** 8 bits, on nothing, with nothing written on it: what is measured is what is drawn. */
    public static SliceSpec plain(SliceGrid grid, List<SliceLayer> layers) {
        return new SliceSpec(grid, layers, Rgba.TRANSPARENT, 8, false, false);
    }

    public SliceSpec withBits(int perChannel) {
        return new SliceSpec(grid, layers, background, perChannel, scaleBar, colourBars);
    }
}
