// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import java.util.Arrays;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/**
 * Cameras that show all given points as large as they fit: {@link #parallel} an orthographic one, {@link #of} a perspective
 * one as near as it can be, {@link #fit} one that looks the same way as another.
 *
 * <pre>
 *   seen from above, t = tangent of half the opening angle:
 *        \   o     /      a point at x, z is seen if |x − ex| ≤ t (z − ez):
 *         \     o /         −ez ≥ (x/t − z) − ex/t   for all points: A − ex/t
 *          \ o   /          −ez ≥ (−x/t − z) + ex/t  for all points: B + ex/t
 *           \   /         nearest where both are equal: ex = t (A − B) / 2, −ez = (A + B) / 2
 *            eye
 * </pre>
 */
public final class Framing {
    private static final double OPENING_RAD = Math.toRadians(30);
    /** Share of the picture that stays free at its edges. */
    private static final double MARGIN = 0.12;

    private Framing() {}

    /**
     * @param pointsUm at least one
     * @param direction from the camera into the scene
     * @param aspect picture width / height
     */
    public static Camera of(List<Vector3d> pointsUm, Vector3dc direction, Vector3dc up, double aspect) {
        return of(pointsUm, direction, up, aspect, OPENING_RAD);
    }

    /**
     * The camera of the same direction and kind that shows the points.
     *
     * @param pointsUm at least one, such as the corners of a box in the world
     * @param aspect picture width / height
     */
    public static Camera fit(Camera camera, List<Vector3d> pointsUm, double aspect) {
        return camera.projection() instanceof Projection.Perspective p
                ? of(pointsUm, camera.forward(), camera.up(), aspect, p.fovYRad())
                : parallel(pointsUm, camera.forward(), camera.up(), aspect);
    }

    private static Camera of(
            List<Vector3d> pointsUm, Vector3dc direction, Vector3dc up, double aspect, double openingRad) {
        Vector3d anchor = new Vector3d(pointsUm.get(0));
        Camera turned =
                new Camera(anchor, direction.add(anchor, new Vector3d()), up, new Projection.Perspective(openingRad));
        Matrix3d axes = turned.axes();
        double ty = Math.tan(openingRad / 2) * (1 - MARGIN);
        double tx = ty * aspect;
        double[] most = new double[4];
        double near = Double.POSITIVE_INFINITY;
        double far = Double.NEGATIVE_INFINITY;
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (Vector3d point : pointsUm) {
            Vector3d p = axes.transformTranspose(point.sub(anchor, new Vector3d()));
            most[0] = Math.max(most[0], p.x / tx - p.z);
            most[1] = Math.max(most[1], -p.x / tx - p.z);
            most[2] = Math.max(most[2], p.y / ty - p.z);
            most[3] = Math.max(most[3], -p.y / ty - p.z);
            near = Math.min(near, p.z);
            far = Math.max(far, p.z);
        }
        double back = Math.max(most[0] + most[1], most[2] + most[3]) / 2;
        Vector3d eye = new Vector3d(tx * (most[0] - most[1]) / 2, ty * (most[2] - most[3]) / 2, -back);
        Vector3d target = new Vector3d(eye.x, eye.y, (near + far) / 2);
        return new Camera(
                axes.transform(eye).add(anchor),
                axes.transform(target).add(anchor),
                up,
                new Projection.Perspective(openingRad));
    }

    /** As {@link #of}, for parallel rays: the picture is as high as the points need, the eye stands well in front of them. */
    public static Camera parallel(List<Vector3d> pointsUm, Vector3dc direction, Vector3dc up, double aspect) {
        Vector3d anchor = new Vector3d(pointsUm.get(0));
        Projection any = new Projection.Orthographic(1);
        Matrix3d axes = new Camera(anchor, direction.add(anchor, new Vector3d()), up, any).axes();
        Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (Vector3d point : pointsUm) {
            Vector3d p = axes.transformTranspose(point.sub(anchor, new Vector3d()));
            low.min(p);
            high.max(p);
        }
        Vector3d extent = high.sub(low, new Vector3d());
        double height = Math.max(extent.y, extent.x / aspect) / (1 - MARGIN);
        Vector3d target = low.add(high, new Vector3d()).mul(0.5);
        Vector3d eye = new Vector3d(target.x, target.y, target.z - extent.z - height);
        return new Camera(
                axes.transform(eye).add(anchor),
                axes.transform(target).add(anchor),
                up,
                new Projection.Orthographic(height));
    }
}
