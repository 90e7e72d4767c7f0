// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Box3;
import org.sextant.world.view.Rgba;

/** A named box: the field of view of a scan, or a region planned for the next one. */
public record FovBox(String name, Box3 box, Rgba colour) {
    public FovBox {
        if (name.isBlank()) {
            throw new SextantException("a box needs a name");
        }
    }
}
