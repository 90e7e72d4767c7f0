// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.sextant.world.error.SextantException;

/** How a camera maps space to its picture. */
public sealed interface Projection {
    /** Vertical opening angle of the whole picture. */
    record Perspective(double fovYRad) implements Projection {
        public Perspective {
            if (!(fovYRad > 0 && fovYRad < Math.PI)) {
                throw new SextantException(
                        "the opening angle of a camera lies between 0 and 180 degrees, not " + Math.toDegrees(fovYRad));
            }
        }
    }

    /** Height of the whole picture in the world. */
    record Orthographic(double heightUm) implements Projection {
        public Orthographic {
            if (!(heightUm > 0 && Double.isFinite(heightUm))) {
                throw new SextantException(
                        "the height of an orthographic picture must be above 0, not " + heightUm + " um");
            }
        }
    }
}
