// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/**
 * The smooth way from one camera to another, across any change of scale: it draws back, travels and comes near again such
 * that the picture seems to move at constant speed (van Wijk and Nuij 2003, 10.1109/INFVIS.2003.1249008),
 * while it turns evenly (Shoemake 1985, 10.1145/325334.325242).
 *
 * <pre>
 *   w |      __                 w  height of the picture at the target
 *     |    /    \               u  way of the target along the straight line
 *     |  /        \             S  length of the path, in heights of the picture times ρ
 *     |/            \
 *     +---------------- u
 * </pre>
 *
 * <p>The equations are written without differences of nearly equal numbers, so that a flight from millimetres ends on half
 * a nanometre exactly.
 */
public final class Flight {
    /** The trade between zooming and panning that test persons preferred (ibid.: 1.42). */
    public static final double USUAL_RHO = Math.sqrt(2);

    /** Below this share of the smaller picture the target does not move visibly. */
    private static final double STILL = 1e-12;
    /** An orthographic camera counts as one whose opening is this share of the perspective one at the other end. */
    private static final double NEARLY_PARALLEL = 1e-3;

    private final Camera from;
    private final Camera to;
    private final double rho;
    private final double w0;
    private final double w1;
    private final double u1;
    private final double r0;
    private final double pathLength;
    private final Quaterniond turn0;
    private final Quaterniond turn1;

    private Flight(Camera from, Camera to, double rho) {
        this.from = from;
        this.to = to;
        this.rho = rho;
        w0 = from.heightAtTargetUm();
        w1 = to.heightAtTargetUm();
        double way = to.targetUm().distance(from.targetUm());
        u1 = way <= STILL * Math.min(w0, w1) ? 0 : way;
        if (u1 == 0) {
            r0 = 0;
            pathLength = Math.abs(Math.log(w1 / w0)) / rho;
        } else {
            double rho2 = rho * rho;
            double wide = (w1 - w0) * (w1 + w0);
            double travel = rho2 * rho2 * u1 * u1;
            r0 = -asinh((wide + travel) / (2 * w0 * rho2 * u1));
            pathLength = (-asinh((wide - travel) / (2 * w1 * rho2 * u1)) - r0) / rho;
        }
        turn0 = attitude(from);
        turn1 = attitude(to);
    }

    public static Flight between(Camera from, Camera to) {
        return new Flight(from, to, USUAL_RHO);
    }

    /** @param rho above 0: larger values draw back less far and zoom faster */
    public static Flight between(Camera from, Camera to, double rho) {
        if (!(rho > 0 && Double.isFinite(rho))) {
            throw new SextantException("the trade between zooming and panning must be above 0, not " + rho);
        }
        return new Flight(from, to, rho);
    }

    /**
     * How much there is to see on the way: the path's length, or the angle it turns by in radians if that is more. In
     * proportion to it, flights of one film seem equally fast; about 1 per second is pleasant.
     */
    public double length() {
        double cosine = Math.min(1, Math.abs(turn0.dot(turn1)));
        return Math.max(pathLength, 2 * Math.acos(cosine));
    }

    /**
     * The camera on the way.
     *
     * @param share of the path, 0 … 1; at the ends the two cameras themselves
     */
    public Camera at(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new SextantException("the share of a flight lies in 0 … 1, not " + share);
        }
        if (share == 0) {
            return from;
        }
        if (share == 1) {
            return to;
        }
        Matrix3d axes = turn0.slerp(turn1, share, new Quaterniond()).get(new Matrix3d());
        Vector3d backward = axes.getColumn(2, new Vector3d());
        Vector3d target = targetUm(share);
        double height = heightUm(share);
        Projection projection;
        double distance;
        if (from.projection() instanceof Projection.Orthographic
                && to.projection() instanceof Projection.Orthographic) {
            projection = new Projection.Orthographic(height);
            distance = geometric(distanceUm(from), distanceUm(to), share);
        } else {
            double tangent = tangent(share);
            projection = new Projection.Perspective(2 * Math.atan(tangent));
            distance = height / (2 * tangent);
        }
        Vector3d eye = backward.mul(distance).add(target);
        return new Camera(eye, target, axes.getColumn(1, new Vector3d()), projection);
    }

    /** Height of the picture at the target there, µm: w(s) = w₀ cosh r₀ / cosh(ρs + r₀). */
    double heightUm(double share) {
        if (u1 == 0) {
            return geometric(w0, w1, share);
        }
        double s = share * pathLength;
        return w0 * Math.cosh(r0) / Math.cosh(rho * s + r0);
    }

    /** u(s) = w₀/ρ² sinh(ρs) / cosh(ρs + r₀), counted from the nearer end. */
    private Vector3d targetUm(double share) {
        Vector3d along = to.targetUm().sub(from.targetUm(), new Vector3d());
        if (u1 == 0) {
            return along.mul(share).add(from.targetUm());
        }
        double s = share * pathLength;
        double c = rho * rho * Math.cosh(rho * s + r0);
        double gone = w0 * Math.sinh(rho * s) / c;
        double left = w1 * Math.sinh(rho * (pathLength - s)) / c;
        return gone < left
                ? along.mul(gone / u1).add(from.targetUm())
                : along.mul(-left / u1).add(to.targetUm());
    }

    private double tangent(double share) {
        double t0 = tangent(from.projection());
        double t1 = tangent(to.projection());
        if (Double.isNaN(t0)) {
            t0 = t1 * NEARLY_PARALLEL;
        } else if (Double.isNaN(t1)) {
            t1 = t0 * NEARLY_PARALLEL;
        }
        return geometric(t0, t1, share);
    }

    private static double tangent(Projection p) {
        return p instanceof Projection.Perspective q ? Math.tan(q.fovYRad() / 2) : Double.NaN;
    }

    private static double geometric(double a, double b, double share) {
        return a * Math.exp(share * Math.log(b / a));
    }

    private static double distanceUm(Camera c) {
        return c.targetUm().distance(c.eyeUm());
    }

    /** Right, top and backward as a rotation of the world's axes. */
    private static Quaterniond attitude(Camera camera) {
        Matrix3d axes = camera.axes();
        Vector3d back = axes.getColumn(2, new Vector3d()).negate();
        return new Quaterniond().setFromNormalized(axes.setColumn(2, back));
    }

    private static double asinh(double x) {
        double a = Math.abs(x);
        return Math.copySign(Math.log1p(a + a * (a / (1 + Math.hypot(1, a)))), x);
    }
}
