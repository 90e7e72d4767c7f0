// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Set;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;

/** Takes a part of some volumes out of the picture. */
public sealed interface Clip {
    /** Names of the volumes and label volumes it cuts; empty: all. */
    Set<String> volumes();

    default boolean cuts(String volume) {
        return volumes().isEmpty() || volumes().contains(volume);
    }

    /** Keeps what lies on the side of a plane that its normal points to. */
    record Plane(FrameId frame, Vector3dc pointUm, Vector3dc normal, Set<String> volumes) implements Clip {
        public Plane {
            pointUm = new Vector3d(pointUm);
            if (!(normal.length() > 0 && Double.isFinite(normal.length()))) {
                throw new SextantException("a clipping plane needs a normal, not " + normal);
            }
            normal = normal.normalize(new Vector3d());
            volumes = Set.copyOf(volumes);
        }
    }

    /** Keeps what lies inside a box, or outside of it. */
    record Block(Box3 box, boolean keepsInside, Set<String> volumes) implements Clip {
        public Block {
            volumes = Set.copyOf(volumes);
        }
    }
}
