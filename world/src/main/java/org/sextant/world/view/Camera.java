// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

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

    /** Unit vector into the picture. */
    public Vector3d forward() {
        return targetUm.sub(eyeUm, new Vector3d()).normalize();
    }

    /** Columns: right, up, forward as unit vectors (left-handed on purpose: depth grows along forward). */
    public Matrix3d axes() {
        Vector3d forward = forward();
        Vector3d right = forward.cross(up, new Vector3d()).normalize();
        Vector3d top = right.cross(forward, new Vector3d());
        return new Matrix3d(right, top, forward);
    }

    /** Height of the picture in the world at the target's distance, µm. */
    public double heightAtTargetUm() {
        if (projection instanceof Projection.Perspective p) {
            return 2 * targetUm.distance(eyeUm) * Math.tan(p.fovYRad() / 2);
        }
        return ((Projection.Orthographic) projection).heightUm();
    }
}
