// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Locus;

/** A named point in a frame with the error of its picking; landmarks of one name in several frames are the same place. */
public record Landmark(String name, Locus at, double weight, boolean active) {
    public Landmark {
        if (name.isBlank()) {
            throw new SextantException("a landmark needs a name");
        }
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new SextantException("the weight of landmark '" + name + "' must be 0 or more, not " + weight);
        }
    }
}
