// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.Optional;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Rgba;

/**
 * A line as the picture shows it.
 *
 * @param w0 1 / depth at the first end for a perspective camera, where it runs linearly over the picture; depth otherwise
 */
record ScreenLine(double x0, double y0, double w0, double x1, double y1, double w1, Rgba colour, double halfWidthPx) {
    /** Empty if all of it lies behind the camera or beside the picture. */
    static Optional<ScreenLine> of(Line line, Rays rays) {
        Vector3d a = rays.toCamera(line.from());
        Vector3d b = rays.toCamera(line.to());
        double near = rays.nearUm();
        if (a.z < near && b.z < near) {
            return Optional.empty();
        }
        if (a.z < near || b.z < near) {
            Vector3d at = a.lerp(b, (near - a.z) / (b.z - a.z), new Vector3d());
            if (a.z < near) {
                a = at;
            } else {
                b = at;
            }
        }
        Vector3d p = rays.toPixel(a);
        Vector3d q = rays.toPixel(b);
        ScreenLine whole = new ScreenLine(
                p.x, p.y, depthTerm(a, rays), q.x, q.y, depthTerm(b, rays), line.colour(), line.widthPx() / 2);
        return whole.within(rays.width(), rays.height());
    }

    private static double depthTerm(Vector3dc p, Rays rays) {
        return rays.isPerspective() ? 1 / p.z() : p.z();
    }

    /** Cut to the picture with a margin (Liang and Barsky 1984, 10.1145/357332.357333). */
    private Optional<ScreenLine> within(int width, int height) {
        double m = halfWidthPx + 2;
        double[] p = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] q = {x0 + m, width + m - x0, y0 + m, height + m - y0};
        double s = 0;
        double e = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    return Optional.empty();
                }
            } else if (p[i] < 0) {
                s = Math.max(s, q[i] / p[i]);
            } else {
                e = Math.min(e, q[i] / p[i]);
            }
        }
        if (s > e) {
            return Optional.empty();
        }
        return Optional.of(new ScreenLine(
                x0 + s * (x1 - x0),
                y0 + s * (y1 - y0),
                w0 + s * (w1 - w0),
                x0 + e * (x1 - x0),
                y0 + e * (y1 - y0),
                w0 + e * (w1 - w0),
                colour,
                halfWidthPx));
    }

    boolean touches(int left, int top, int right, int bottom) {
        double m = halfWidthPx + 1;
        return Math.max(x0, x1) > left - m
                && Math.min(x0, x1) < right + m
                && Math.max(y0, y1) > top - m
                && Math.min(y0, y1) < bottom + m;
    }

    /** Where along the line, 0 … 1, the point nearest to a pixel's centre is. */
    double nearest(double x, double y) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        double s = length2 > 0 ? ((x - x0) * dx + (y - y0) * dy) / length2 : 0;
        return Math.min(1, Math.max(0, s));
    }

    /** How much of a pixel the line covers, 0 … 1. */
    double coverage(double x, double y, double s) {
        double distance = Math.hypot(x0 + s * (x1 - x0) - x, y0 + s * (y1 - y0) - y);
        return Math.min(Math.min(1, 2 * halfWidthPx), Math.max(0, halfWidthPx + 0.5 - distance));
    }

    /** Depth along the camera's forward direction, µm. */
    double depthUm(double s, boolean perspective) {
        double w = w0 + s * (w1 - w0);
        return perspective ? 1 / w : w;
    }
}
