// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Rgba;

/** The three axes of the world as the camera is turned, at the lower left of the picture, the nearest drawn last. */
final class AxesSign {
    private static final List<String> NAMES = List.of("x", "y", "z");
    private static final List<Rgba> COLOURS =
            List.of(Rgba.parse("#e5484d"), Rgba.parse("#46a758"), Rgba.parse("#3e83f0"));

    private final Overlay overlay;
    private final double text;
    private final double arm;
    private final double cx;
    private final double cy;

    private AxesSign(Overlay overlay, PictureLayout layout) {
        this.overlay = overlay;
        text = layout.textPx();
        arm = Math.max(20, Math.min(layout.width(), layout.height()) * 0.055);
        cx = layout.marginPx() + arm;
        cy = layout.height() - layout.marginPx() - arm;
    }

    static void draw(Overlay overlay, PictureLayout layout, Rays rays) {
        AxesSign sign = new AxesSign(overlay, layout);
        List<Vector3d> tips = List.of(tip(rays, 1, 0, 0), tip(rays, 0, 1, 0), tip(rays, 0, 0, 1));
        IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -tips.get(i).z))
                .forEach(i -> sign.arrow(tips.get(i), NAMES.get(i), COLOURS.get(i)));
    }

    private static Vector3d tip(Rays rays, double x, double y, double z) {
        Vector3dc axis = new Vector3d(x, y, z);
        return new Vector3d(axis.dot(rays.right()), -axis.dot(rays.top()), axis.dot(rays.forward()));
    }

    private void arrow(Vector3d tip, String name, Rgba colour) {
        double width = Math.max(1.5, text * 0.2);
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
        double reach = arm + text * 0.95;
        double lx = length > 0.15 ? cx + tip.x / length * (length * arm + text * 0.95) : cx - reach * 0.25;
        double ly = length > 0.15 ? cy + tip.y / length * (length * arm + text * 0.95) : cy - reach * 0.25;
        overlay.text(name, lx - Overlay.textWidth(name, text) / 2, ly + text * 0.33, text, colour);
    }
}
