// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Set;
import org.sextant.world.error.SextantException;

/**
 * A named way of looking at the world.
 *
 * @param unitLengthUm thickness to which the alphas of transfer functions refer
 * @param hidden names of volumes that this view leaves out
 */
public record View(
        String name,
        Camera camera,
        OverlapRule overlap,
        double unitLengthUm,
        Rgba background,
        Furniture furniture,
        Set<String> hidden) {
    public View {
        hidden = Set.copyOf(hidden);
        if (name.isBlank()) {
            throw new SextantException("a view needs a name");
        }
        if (!(unitLengthUm > 0 && Double.isFinite(unitLengthUm))) {
            throw new SextantException(
                    "the unit length of view '" + name + "' must be above 0, not " + unitLengthUm + " um");
        }
    }

    public View withCamera(Camera other) {
        return new View(name, other, overlap, unitLengthUm, background, furniture, hidden);
    }
}
