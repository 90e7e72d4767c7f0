// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Box3;

/**
 * A camera in the world frame.
 *
 * <pre>
 *        up (picture's top)
 *        |   forward = target − eye (into the picture)
 *        |  /
 *        | /
 *       eye -------- right = forward × up
 * </pre>
 */
public record Camera(Vector3dc eyeUm, Vector3dc targetUm, Vector3dc up, Projection projection) {
    public Camera {
        eyeUm = new Vector3d(eyeUm);
        targetUm = new Vector3d(targetUm);
        up = new Vector3d(up);
        Vector3d forward = targetUm.sub(eyeUm, new Vector3d());
        double sine = forward.cross(up, new Vector3d()).length() / (forward.length() * up.length());
        if (!(sine > 1e-9)) {
            throw new SextantException(
                    "a camera needs a target away from its eye and an up direction across its view; eye " + eyeUm
                            + ", target " + targetUm + ", up " + up);
        }
    }

    /**
     * A camera outside the box that sees all of it.
     *
     * @param direction from the camera into the scene
     * @param aspect picture width / height
     * @param perspective false for orthographic
     */
    public static Camera framing(Box3 box, Vector3dc direction, Vector3dc up, double aspect, boolean perspective) {
        if (!(direction.cross(up, new Vector3d()).length() > 1e-9 * direction.length() * up.length())) {
            throw new SextantException("a camera that looks along " + direction + " cannot have the up direction " + up
                    + "; give one across its view");
        }
        double fovY = Math.toRadians(30);
        Vector3d forward = new Vector3d(direction).normalize();
        Vector3d centre = box.centreUm();
        Matrix3d axes = axes(forward, up);
        double radius = Math.max(box.extentUm().length() / 2, 1e-9);
        double tanY = Math.tan(fovY / 2);
        double distance = 0;
        double half = 0;
        for (Vector3d corner : box.corners()) {
            Vector3d p = axes.transformTranspose(corner.sub(centre));
            double across = Math.max(Math.abs(p.x) / aspect, Math.abs(p.y));
            half = Math.max(half, across);
            distance = Math.max(distance, across / tanY - p.z);
        }
        Projection projection = perspective
                ? new Projection.Perspective(fovY)
                : new Projection.Orthographic(Math.max(2.1 * half, 1e-9));
        double away = perspective ? Math.max(distance * 1.05, radius * 1e-3) : 3 * radius;
        return new Camera(new Vector3d(centre).fma(-away, forward), centre, up, projection);
    }

    /** Unit vector into the picture. */
    public Vector3d forward() {
        return targetUm.sub(eyeUm, new Vector3d()).normalize();
    }

    /** Columns: right, up, forward as unit vectors (left-handed on purpose: depth grows along forward). */
    public Matrix3d axes() {
        return axes(forward(), up);
    }

    private static Matrix3d axes(Vector3dc forward, Vector3dc up) {
        Vector3d right = forward.cross(up, new Vector3d()).normalize();
        Vector3d top = right.cross(forward, new Vector3d());
        return new Matrix3d(right, top, new Vector3d(forward));
    }

    /** Height of the picture in the world at the target's distance, µm. */
    public double heightAtTargetUm() {
        if (projection instanceof Projection.Perspective p) {
            return 2 * targetUm.distance(eyeUm) * Math.tan(p.fovYRad() / 2);
        }
        return ((Projection.Orthographic) projection).heightUm();
    }
}
