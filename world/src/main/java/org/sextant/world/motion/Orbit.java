// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import org.joml.Quaterniond;
import org.joml.Quaterniondc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Camera;

/**
 * Turns cameras about a point of the world, which stays where it is in the picture. Positive angles move the camera to its
 * right (the picture's contents to the left) and upwards.
 *
 * @param centreUm in the world
 */
public record Orbit(Vector3dc centreUm) {
    /** A turntable stops this close to its poles, where left and right have no meaning. */
    public static final double POLE_GAP_RAD = Math.toRadians(0.5);

    public Orbit {
        centreUm = new Vector3d(centreUm);
    }

    /** Turns about the camera's own upward and rightward directions: every attitude can be reached, none is upright. */
    public Camera trackball(Camera camera, double rightwardRad, double upwardRad) {
        Vector3d top = camera.axes().getColumn(1, new Vector3d());
        Camera turned = about(camera, top, rightwardRad);
        return about(turned, right(turned), -upwardRad);
    }

    /**
     * Turns about a fixed axis and tilts towards it, but never over the poles: the axis stays upright in the picture.
     *
     * @param axis of the turntable, such as the world's z
     */
    public Camera turntable(Camera camera, Vector3dc axis, double rightwardRad, double upwardRad) {
        Vector3d pole = unit(axis);
        Camera turned = about(camera, pole, rightwardRad);
        // the angle between the way back to the camera and the pole: 0 seen from straight above
        double polar = turned.forward().negate().angle(pole);
        double wanted = Math.min(Math.PI - POLE_GAP_RAD, Math.max(POLE_GAP_RAD, polar - upwardRad));
        Vector3d right = turned.forward().cross(pole, new Vector3d());
        if (right.length() < 1e-9) {
            right = right(turned);
        }
        Camera tilted = about(turned, right.normalize(), wanted - polar);
        return new Camera(tilted.eyeUm(), tilted.targetUm(), pole, tilted.projection());
    }

    /** Turns the whole camera about an axis of the world through the centre, counter-clockwise seen from the axis' tip. */
    public Camera about(Camera camera, Vector3dc axis, double angleRad) {
        Vector3d n = unit(axis);
        Quaterniondc turn = new Quaterniond().fromAxisAngleRad(n.x, n.y, n.z, angleRad);
        return new Camera(
                moved(turn, camera.eyeUm()),
                moved(turn, camera.targetUm()),
                turn.transform(camera.up(), new Vector3d()),
                camera.projection());
    }

    private Vector3d moved(Quaterniondc turn, Vector3dc point) {
        return turn.transform(point.sub(centreUm, new Vector3d())).add(centreUm);
    }

    private static Vector3d right(Camera camera) {
        return camera.axes().getColumn(0, new Vector3d());
    }

    private static Vector3d unit(Vector3dc axis) {
        double length = axis.length();
        if (!(length > 0 && Double.isFinite(length))) {
            throw new SextantException("a camera turns about an axis of some length, not " + axis);
        }
        return axis.div(length, new Vector3d());
    }
}
