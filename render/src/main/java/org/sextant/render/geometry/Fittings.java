// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * Lays out what is written onto a picture: axes at the lower left, scale bar at the lower right, names at the boxes. Sizes
 * follow the picture's height; a picture less than 64 pixels high or wide has no room for them.
 */
public final class Fittings {
    private static final int SMALLEST_PX = 64;
    private static final List<String> NAMES = List.of("x", "y", "z");
    private static final List<Rgba> AXIS_COLOURS =
            List.of(Rgba.parse("#e5484d"), Rgba.parse("#46a758"), Rgba.parse("#3e83f0"));

    private final Rays rays;
    private final Overlay overlay;
    /** Height of capitals. */
    private final double size;

    private final double margin;

    private Fittings(Rays rays, Rgba background) {
        this.rays = rays;
        this.overlay = new Overlay(background);
        double edge = Math.min(rays.height(), rays.width());
        this.size = Math.max(7, edge * 0.019);
        this.margin = Math.max(8, edge * 0.035);
    }

    /** @param rays one per pixel */
    public static Overlay of(View view, Rays rays, List<SceneLines.Label> labels) {
        Fittings f = new Fittings(rays, view.look().background());
        if (rays.width() >= SMALLEST_PX && rays.height() >= SMALLEST_PX) {
            f.names(labels);
            if (view.furniture().axes()) {
                f.axes();
            }
            if (view.furniture().scaleBar()) {
                f.scaleBar();
            }
        }
        return f.overlay;
    }

    private void scaleBar() {
        ScaleBar bar = ScaleBar.of(
                rays.camera().heightAtTargetUm() / rays.height(), Math.min(rays.width() * 0.22, rays.height() * 0.45));
        double right = Math.round(rays.width() - margin);
        double bottom = Math.round(rays.height() - margin);
        double thick = Math.max(2, Math.round(size * 0.28));
        overlay.bar(right - bar.lengthPx(), bottom - thick, right, bottom);
        String label = bar.label();
        double middle = right - bar.lengthPx() / 2;
        double x = Math.min(middle - Overlay.textWidth(label, size) / 2, right - Overlay.textWidth(label, size));
        overlay.text(label, x, bottom - thick - size * 0.75, size, overlay.ink());
    }

    /** The three axes of the world as the camera is turned, the nearest drawn last. */
    private void axes() {
        double arm = Math.max(20, Math.min(rays.width(), rays.height()) * 0.055);
        double cx = margin + arm;
        double cy = rays.height() - margin - arm;
        List<Vector3d> tips = List.of(tip(1, 0, 0), tip(0, 1, 0), tip(0, 0, 1));
        IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -tips.get(i).z))
                .forEach(i -> arrow(cx, cy, arm, tips.get(i), NAMES.get(i), AXIS_COLOURS.get(i)));
    }

    private Vector3d tip(double x, double y, double z) {
        Vector3dc axis = new Vector3d(x, y, z);
        return new Vector3d(axis.dot(rays.right()), -axis.dot(rays.top()), axis.dot(rays.forward()));
    }

    private void arrow(double cx, double cy, double arm, Vector3d tip, String name, Rgba colour) {
        double width = Math.max(1.5, size * 0.2);
        double length = Math.hypot(tip.x, tip.y);
        double x = cx + tip.x * arm;
        double y = cy + tip.y * arm;
        overlay.line(width, colour, cx, cy, x, y);
        if (length > 0.15) {
            double ux = tip.x / length;
            double uy = tip.y / length;
            double head = arm * 0.2 * Math.min(1, length * 2);
            overlay.line(
                    width,
                    colour,
                    x - head * (ux + 0.5 * uy),
                    y - head * (uy - 0.5 * ux),
                    x,
                    y,
                    x - head * (ux - 0.5 * uy),
                    y - head * (uy + 0.5 * ux));
        }
        double reach = arm + size * 0.95;
        double lx = length > 0.15 ? cx + tip.x / length * (length * arm + size * 0.95) : cx - reach * 0.25;
        double ly = length > 0.15 ? cy + tip.y / length * (length * arm + size * 0.95) : cy - reach * 0.25;
        overlay.text(name, lx - Overlay.textWidth(name, size) / 2, ly + size * 0.33, size, colour);
    }

    /** A box's name at its uppermost corner in the picture; names that would cover another move up. */
    private void names(List<SceneLines.Label> labels) {
        List<double[]> taken = new ArrayList<>();
        for (SceneLines.Label label : labels) {
            Vector3d at = null;
            for (Vector3dc corner : label.corners()) {
                Vector3d p = rays.toCamera(corner);
                if (p.z > rays.nearUm()) {
                    Vector3d pixel = rays.toPixel(p);
                    at = at == null || pixel.y < at.y ? pixel : at;
                }
            }
            if (at != null) {
                name(label, at, taken);
            }
        }
    }

    private void name(SceneLines.Label label, Vector3d at, List<double[]> taken) {
        double text = size * 0.9;
        double width = Overlay.textWidth(label.text(), text);
        double x = at.x + size * 0.5;
        double y = at.y - size * 0.7;
        boolean outside = x < 0 || y < text * 1.5 || x + width > rays.width() || y > rays.height();
        if (outside) {
            return;
        }
        for (int i = 0; i < taken.size(); i++) {
            double[] t = taken.get(i);
            if (x < t[1] && x + width > t[0] && Math.abs(y - t[2]) < text * 1.6) {
                y = t[2] - text * 1.7;
                i = -1;
                if (y < text * 1.5) {
                    return;
                }
            }
        }
        taken.add(new double[] {x, x + width, y});
        overlay.text(label.text(), x, y, text, label.colour().withAlpha(1));
    }
}
