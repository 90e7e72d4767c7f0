// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;

/**
 * All lines of a picture with their depth. Each pixel asks for the pieces it sees, which the ray loop then mixes in where
 * they are; a line is drawn one pixel nearer than it is, so that the edge of a volume lies before its face.
 *
 * <p>Threads: any.
 */
public final class LineSet {
    private final Rays rays;
    private final List<ScreenLine> lines;

    private LineSet(Rays rays, List<ScreenLine> lines) {
        this.rays = rays;
        this.lines = lines;
    }

    public static LineSet of(List<Line> lines, Rays rays) {
        List<ScreenLine> seen = new ArrayList<>();
        lines.forEach(l -> ScreenLine.of(l, rays).ifPresent(seen::add));
        return new LineSet(rays, List.copyOf(seen));
    }

    /** Those that may touch a part of the picture: right and bottom are excluded. */
    public LineSet within(int left, int top, int right, int bottom) {
        return new LineSet(
                rays,
                lines.stream().filter(l -> l.touches(left, top, right, bottom)).toList());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The pieces at a point of the picture. */
    public void at(double x, double y, Ray ray, PixelFragments out) {
        out.clear();
        for (ScreenLine l : lines) {
            double s = l.nearest(x, y);
            double coverage = l.coverage(x, y, s);
            if (coverage > 0) {
                double depth = l.depthUm(s, rays.isPerspective());
                depth = Math.max(0, depth - rays.pixelUm(depth));
                double cosine = ray.dx * rays.forward().x()
                        + ray.dy * rays.forward().y()
                        + ray.dz * rays.forward().z();
                out.add(depth / cosine, l.colour().withAlpha(l.colour().a() * coverage));
            }
        }
    }
}
