// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.grid;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/** A box along the axes of its frame, µm. */
public record Box3(FrameId frame, Vector3dc minUm, Vector3dc maxUm) {
    public Box3 {
        minUm = new Vector3d(minUm);
        maxUm = new Vector3d(maxUm);
        if (!(minUm.x() <= maxUm.x() && minUm.y() <= maxUm.y() && minUm.z() <= maxUm.z())) {
            throw new SextantException("a box must have min ≤ max along each axis, not " + minUm + " … " + maxUm);
        }
    }

    public Vector3d centreUm() {
        return minUm.add(maxUm, new Vector3d()).mul(0.5);
    }

    public Vector3d extentUm() {
        return maxUm.sub(minUm, new Vector3d());
    }

    public boolean contains(Vector3dc p) {
        return p.x() >= minUm.x()
                && p.x() <= maxUm.x()
                && p.y() >= minUm.y()
                && p.y() <= maxUm.y()
                && p.z() >= minUm.z()
                && p.z() <= maxUm.z();
    }

    /** The eight corners; corner i has the maximum along x, y, z where bit 0, 1, 2 of i is set. */
    public List<Vector3d> corners() {
        List<Vector3d> corners = new ArrayList<>(8);
        for (int i = 0; i < 8; i++) {
            corners.add(new Vector3d(
                    (i & 1) == 0 ? minUm.x() : maxUm.x(),
                    (i & 2) == 0 ? minUm.y() : maxUm.y(),
                    (i & 4) == 0 ? minUm.z() : maxUm.z()));
        }
        return corners;
    }

    /** The smallest box in the frame {@code map.to()} that holds this one. */
    public Box3 enclosing(Affine3 map) {
        Vector3d min = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d max = new Vector3d(Double.NEGATIVE_INFINITY);
        for (Vector3d c : corners()) {
            Vector3d p = map.apply(c);
            min.min(p);
            max.max(p);
        }
        return new Box3(map.to(), min, max);
    }

    public Box3 union(Box3 other) {
        if (!frame.equals(other.frame)) {
            throw new SextantException(
                    "boxes of the frames '" + frame + "' and '" + other.frame + "' cannot be joined");
        }
        return new Box3(frame, minUm.min(other.minUm, new Vector3d()), maxUm.max(other.maxUm, new Vector3d()));
    }
}
