// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;

/** A region of space in which one volume is seen instead of all others; outside it that volume is not seen. */
public record Lens(String volume, Region region) {
    /** Where a lens reaches. */
    public sealed interface Region {
        /** The frame it is stated in. */
        FrameId frame();
    }

    public record Ball(FrameId frame, Vector3dc centreUm, double radiusUm) implements Region {
        public Ball {
            centreUm = new Vector3d(centreUm);
            if (!(radiusUm > 0 && Double.isFinite(radiusUm))) {
                throw new SextantException("the radius of a lens must be above 0, not " + radiusUm + " um");
            }
        }
    }

    public record Block(Box3 box) implements Region {
        @Override
        public FrameId frame() {
            return box.frame();
        }
    }
}
