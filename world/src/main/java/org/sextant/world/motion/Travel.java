// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/** Moves cameras without turning them. */
public final class Travel {
    private Travel() {}

    /**
     * Shifts a camera so that a world point that it holds follows the cursor.
     *
     * @param heldUm in front of the camera: what was picked, or {@link PicturePoint#atTarget}
     */
    public static Camera pan(Camera camera, Vector3dc heldUm, PicturePoint to) {
        Matrix3d axes = camera.axes();
        Vector3d p = axes.transformTranspose(heldUm.sub(camera.eyeUm(), new Vector3d()));
        double height = PicturePoint.heightUm(camera, p.z);
        if (!(height > 0)) {
            throw new SextantException("a camera cannot hold " + heldUm + ", which lies behind it");
        }
        return shifted(camera, axes.transform(new Vector3d(p.x - to.right() * height, p.y - to.up() * height, 0)));
    }

    /**
     * Magnifies about a point of the world, which stays under the cursor: a perspective camera comes nearer to it, an
     * orthographic one gets a smaller picture.
     *
     * @param heldUm what was picked under the cursor, or {@link PicturePoint#atTarget}
     * @param factor above 1 to see less of the world, larger
     */
    public static Camera zoom(Camera camera, Vector3dc heldUm, double factor) {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new SextantException("a camera zooms by a factor above 0, not " + factor);
        }
        double share = 1 - 1 / factor;
        if (camera.projection() instanceof Projection.Orthographic o) {
            // along the view the eye stays: what lies in front of it would be lost
            Matrix3d axes = camera.axes();
            Vector3d aside = axes.transformTranspose(heldUm.sub(camera.eyeUm(), new Vector3d()));
            Camera c = shifted(camera, axes.transform(new Vector3d(aside.x * share, aside.y * share, 0)));
            return new Camera(c.eyeUm(), c.targetUm(), c.up(), new Projection.Orthographic(o.heightUm() / factor));
        }
        return new Camera(
                camera.eyeUm().lerp(heldUm, share, new Vector3d()),
                camera.targetUm().lerp(heldUm, share, new Vector3d()),
                camera.up(),
                camera.projection());
    }

    /** Moves eye and target by the same way. */
    public static Camera shifted(Camera camera, Vector3dc byUm) {
        return new Camera(
                camera.eyeUm().add(byUm, new Vector3d()),
                camera.targetUm().add(byUm, new Vector3d()),
                camera.up(),
                camera.projection());
    }
}
