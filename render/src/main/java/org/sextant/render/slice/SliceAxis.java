// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import org.joml.Vector3d;
import org.sextant.world.frame.FrameId;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;

/**
 * The three ways to look straight at a frame, each as pictures of that kind are usually shown.
 *
 * <pre>
 *   Z   x to the right, y down, as rows are stored; z away from the viewer
 *   Y   x to the right, z up; y away from the viewer
 *   X   y to the right, z up; x towards the viewer
 * </pre>
 */
public enum SliceAxis {
    X(new Vector3d(1, 0, 0), new Vector3d(0, 0, 1)),
    Y(new Vector3d(0, -1, 0), new Vector3d(0, 0, 1)),
    Z(new Vector3d(0, 0, -1), new Vector3d(0, -1, 0));

    private final Vector3d normal;
    private final Vector3d up;

    SliceAxis(Vector3d normal, Vector3d up) {
        this.normal = normal;
        this.up = up;
    }

    /**
     * The plane across this axis.
     *
     * @param positionUm along the axis, in the frame
     */
    public SlicePlane plane(String name, String volume, FrameId frame, double positionUm, ValueWindow window) {
        Vector3d point = new Vector3d();
        point.setComponent(ordinal(), positionUm);
        return new SlicePlane(name, volume, frame, point, normal, up, window, 1);
    }
}
