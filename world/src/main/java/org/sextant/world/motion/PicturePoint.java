// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/**
 * A point of a picture, whatever its size in pixels.
 *
 * @param right from the middle, in heights of the picture
 * @param up from the middle, in heights of the picture: −0.5 … 0.5 inside
 */
public record PicturePoint(double right, double up) {
    public static final PicturePoint MIDDLE = new PicturePoint(0, 0);

    /** From pixels, counted from the upper left corner. */
    public static PicturePoint ofPixel(double x, double y, int width, int height) {
        return new PicturePoint((x - width / 2.0) / height, (height / 2.0 - y) / height);
    }

    /**
     * The world point that appears here at a depth.
     *
     * @param depthUm along the camera's forward direction from its eye, above 0 for a perspective camera
     */
    public Vector3d at(Camera camera, double depthUm) {
        Matrix3d axes = camera.axes();
        double height = heightUm(camera, depthUm);
        return axes.transform(new Vector3d(right * height, up * height, depthUm))
                .add(camera.eyeUm());
    }

    /** The world point that appears here at the depth of the camera's target. */
    public Vector3d atTarget(Camera camera) {
        return at(camera, camera.targetUm().distance(camera.eyeUm()));
    }

    /** Where a world point in front of the camera appears. */
    public static PicturePoint of(Camera camera, Vector3dc pointUm) {
        Vector3d p = camera.axes().transformTranspose(pointUm.sub(camera.eyeUm(), new Vector3d()));
        double height = heightUm(camera, p.z);
        return new PicturePoint(p.x / height, p.y / height);
    }

    /** Height of the whole picture in the world at a depth, µm. */
    static double heightUm(Camera camera, double depthUm) {
        return camera.projection() instanceof Projection.Perspective p
                ? 2 * depthUm * Math.tan(p.fovYRad() / 2)
                : camera.heightAtTargetUm();
    }
}
