// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import org.sextant.world.error.SextantException;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.ValueWindow;

/** One of the things that a flat picture shows on top of each other. */
public sealed interface SliceLayer {
    /**
     * The values of a volume by a window and its scale of colours.
     *
     * @param opacity 0 … 1
     */
    record Values(VolumeNode volume, ValueWindow window, double opacity) implements SliceLayer {
        public Values {
            if (!(opacity >= 0 && opacity <= 1)) {
                throw new SextantException(
                        "the opacity of '" + volume.id() + "' in a slice lies in 0 … 1, not " + opacity);
            }
        }
    }

    /** The objects of a label volume in their colours; outlined ones have dark borders of one pixel. */
    record Objects(LabelNode labels, LabelStyle style) implements SliceLayer {}
}
