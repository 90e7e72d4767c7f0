// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.camera;

import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.joml.Vector4d;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/**
 * The rays of a camera through the pixels of a picture, and the way back from points to pixels. Everything is relative to
 * the eye, in double precision, so that a volume of half a nanometre far from the world's origin keeps its digits.
 *
 * <pre>
 *   (0,0)----- x (pixels, centre of the first one at 0.5, 0.5)
 *     |   eye + p,  p = x' right + y' up + z forward
 *     y (down)      z = depth
 * </pre>
 *
 * <p>Threads: any.
 */
public final class Rays {
    private final Camera camera;
    private final int width;
    private final int height;
    private final Vector3d right;
    private final Vector3d top;
    private final Vector3d forward;
    private final boolean perspective;
    /** Half the picture's height: tangent of half the opening angle, or µm. */
    private final double half;

    public Rays(Camera camera, int width, int height) {
        this.camera = camera;
        this.width = width;
        this.height = height;
        Matrix3d axes = camera.axes();
        right = axes.getColumn(0, new Vector3d());
        top = axes.getColumn(1, new Vector3d());
        forward = axes.getColumn(2, new Vector3d());
        perspective = camera.projection() instanceof Projection.Perspective;
        half = camera.projection() instanceof Projection.Perspective p
                ? Math.tan(p.fovYRad() / 2)
                : camera.heightAtTargetUm() / 2;
    }

    public Camera camera() {
        return camera;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Half the picture's height: tangent of half the opening angle, or µm for an orthographic camera. */
    public double half() {
        return half;
    }

    public Vector3dc right() {
        return right;
    }

    public Vector3dc top() {
        return top;
    }

    public Vector3dc forward() {
        return forward;
    }

    /** The ray through a point of the picture; x, y in pixels from the upper left corner. */
    public void ray(double x, double y, Ray out) {
        double u = (2 * x - width) / height * half;
        double v = (height - 2 * y) / height * half;
        double px = u * right.x + v * top.x;
        double py = u * right.y + v * top.y;
        double pz = u * right.z + v * top.z;
        out.parallel = !perspective;
        if (perspective) {
            double norm = 1 / Math.sqrt(1 + u * u + v * v);
            out.ox = 0;
            out.oy = 0;
            out.oz = 0;
            out.dx = (forward.x + px) * norm;
            out.dy = (forward.y + py) * norm;
            out.dz = (forward.z + pz) * norm;
        } else {
            out.ox = px;
            out.oy = py;
            out.oz = pz;
            out.dx = forward.x;
            out.dy = forward.y;
            out.dz = forward.z;
        }
    }

    /**
     * Camera coordinates of a point given relative to the eye: along right, up and forward, µm.
     */
    public Vector3d toCamera(Vector3dc relative) {
        return new Vector3d(relative.dot(right), relative.dot(top), relative.dot(forward));
    }

    /**
     * Where a point in camera coordinates appears.
     *
     * @param p with p.z above 0 for a perspective camera
     * @return x, y in pixels; z the distance along the ray to it, µm
     */
    public Vector3d toPixel(Vector3dc p) {
        double scale = height / (2 * half) / (perspective ? p.z() : 1);
        double t = perspective ? p.length() : p.z();
        return new Vector3d(width / 2.0 + p.x() * scale, height / 2.0 - p.y() * scale, t);
    }

    /** Where a point of the world appears: x, y in pixels, z its depth along forward (behind the eye if negative). */
    public Vector3d project(Vector3dc pointUm) {
        Vector3d p = toCamera(pointUm.sub(camera.eyeUm(), new Vector3d()));
        Vector3d pixel = toPixel(p);
        return new Vector3d(pixel.x, pixel.y, p.z);
    }

    /** Size of a pixel in the world at a depth, µm. */
    public double pixelUm(double depthUm) {
        return 2 * half / height * (perspective ? Math.max(0, depthUm) : 1);
    }

    /** The depth in front of which nothing is drawn as a line, µm. */
    public double nearUm() {
        return perspective ? 1e-5 * camera.eyeUm().distance(camera.targetUm()) : 0;
    }

    public boolean isPerspective() {
        return perspective;
    }

    /** The view's faces as (n, c) with n·p + c ≥ 0 inside, p relative to the eye. */
    public List<Vector4d> faces() {
        double wide = half * width / height;
        double slope = perspective ? 1 : 0;
        double shift = perspective ? 0 : 1;
        return List.of(
                face(right, -1, wide * slope, wide * shift),
                face(right, 1, wide * slope, wide * shift),
                face(top, -1, half * slope, half * shift),
                face(top, 1, half * slope, half * shift),
                new Vector4d(forward.x, forward.y, forward.z, 0));
    }

    private Vector4d face(Vector3dc side, double sign, double along, double c) {
        Vector3d n = side.mul(sign, new Vector3d()).fma(along, forward);
        return new Vector4d(n.x, n.y, n.z, c);
    }

    /** Where the view begins: the eye, or the four corners of an orthographic picture; relative to the eye. */
    public List<Vector3d> apex() {
        if (perspective) {
            return List.of(new Vector3d());
        }
        double wide = half * width / height;
        return List.of(corner(wide, half), corner(-wide, half), corner(wide, -half), corner(-wide, -half));
    }

    private Vector3d corner(double u, double v) {
        return right.mul(u, new Vector3d()).fma(v, top);
    }
}
