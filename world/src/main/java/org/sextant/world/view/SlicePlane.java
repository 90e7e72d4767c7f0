// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;

/**
 * A plane on which one volume's values are shown, as far as the volume reaches.
 *
 * @param frame the frame of point and directions: the volume's own for slices along its axes, any for oblique ones
 * @param normal towards the viewer of the flat picture; made a unit vector
 * @param up the flat picture's top; its part across the normal is kept, as a unit vector
 * @param opacity 0 … 1
 */
public record SlicePlane(
        String name,
        String volume,
        FrameId frame,
        Vector3dc pointUm,
        Vector3dc normal,
        Vector3dc up,
        ValueWindow window,
        double opacity) {
    public SlicePlane {
        pointUm = new Vector3d(pointUm);
        Vector3d n = normal.normalize(new Vector3d());
        Vector3d across = new Vector3d(up).fma(-up.dot(n), n);
        if (!(across.length() > 1e-9 * up.length())) {
            throw new SextantException(
                    "slice '" + name + "' needs a normal and an up direction across it, not " + normal + " and " + up);
        }
        normal = n;
        up = across.normalize();
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new SextantException("the opacity of slice '" + name + "' lies in 0 … 1, not " + opacity);
        }
    }

    /** Unit vector to the flat picture's right. */
    public Vector3d right() {
        return up.cross(normal, new Vector3d());
    }

    public SlicePlane withPointUm(Vector3dc other) {
        return new SlicePlane(name, volume, frame, other, normal, up, window, opacity);
    }
}
