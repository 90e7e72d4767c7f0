// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;

/** What the viewer must know of a thing, such as why it is not shown: in lines of text over its middle, always in full view. */
final class Notices {
    /** Share of the picture's width that a line of text takes at most. */
    private static final double WIDEST = 0.6;

    private static final int MOST_LINES = 6;
    private static final String MORE = "...";

    private Notices() {}

    static void draw(Overlay overlay, PictureLayout layout, Rays rays, List<SceneLines.Label> notices) {
        double size = layout.textPx();
        double lineHeight = 1.8 * size;
        double top = layout.marginPx();
        for (SceneLines.Label n : notices) {
            List<String> lines = lines(n.text(), WIDEST * layout.width(), size);
            Vector3d middle = middle(rays, n.points());
            double height = lines.size() * lineHeight;
            double lowest = layout.height() - layout.marginPx() - height;
            double y = Math.max(top, Math.min(middle.y - height / 2, lowest));
            for (String line : lines) {
                double width = Overlay.textWidth(line, size);
                double rightmost = layout.width() - layout.marginPx() - width;
                double x = Math.max(layout.marginPx(), Math.min(middle.x - width / 2, rightmost));
                y += lineHeight;
                overlay.text(line, x, y, size, n.colour());
            }
            top = y + lineHeight; // the next one does not cover it
        }
    }

    /** The mean of the points in the picture; the picture's middle if all lie behind the eye. */
    private static Vector3d middle(Rays rays, List<Vector3d> points) {
        Vector3d sum = new Vector3d();
        int n = 0;
        for (Vector3dc point : points) {
            Vector3d p = rays.toCamera(point);
            if (p.z > rays.nearUm()) {
                sum.add(rays.toPixel(p));
                n++;
            }
        }
        return n > 0 ? sum.div(n) : new Vector3d(rays.width() / 2.0, rays.height() / 2.0, 0);
    }

    /** Breaks between words; words longer than a line, such as paths, within. */
    static List<String> lines(String text, double widest, double size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            String rest = word;
            while (!rest.isEmpty()) {
                String gap = line.isEmpty() ? "" : " ";
                if (Overlay.textWidth(line + gap + rest, size) <= widest) {
                    line.append(gap).append(rest);
                    rest = "";
                } else if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    int n = rest.length() - 1;
                    while (n > 1 && Overlay.textWidth(rest.substring(0, n), size) > widest) {
                        n--;
                    }
                    lines.add(rest.substring(0, Math.max(1, n)));
                    rest = rest.substring(Math.max(1, n));
                }
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        if (lines.size() > MOST_LINES) {
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.set(MOST_LINES - 1, lines.get(MOST_LINES - 1) + MORE);
        }
        return lines;
    }
}
