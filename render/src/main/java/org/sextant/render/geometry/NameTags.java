// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;

/**
 * Names beside what they belong to, at its uppermost point in the picture. A name that would cover another moves up; one
 * that stands there already, such as that of a landmark seen in two scans, is not repeated.
 */
final class NameTags {
    /** A name that is written, and the part of the picture that it takes. */
    private record Written(String text, double left, double right, double baseline) {}

    private final Overlay overlay;
    private final PictureLayout layout;
    private final Rays rays;
    private final double textPx;
    private final List<Written> taken = new ArrayList<>();

    private NameTags(Overlay overlay, PictureLayout layout, Rays rays) {
        this.overlay = overlay;
        this.layout = layout;
        this.rays = rays;
        this.textPx = layout.textPx() * 0.9;
    }

    static void draw(Overlay overlay, PictureLayout layout, Rays rays, List<SceneLines.Label> labels) {
        NameTags tags = new NameTags(overlay, layout, rays);
        labels.forEach(tags::draw);
    }

    private void draw(SceneLines.Label label) {
        Vector3d at = null;
        for (Vector3dc point : label.points()) {
            Vector3d p = rays.toCamera(point);
            if (p.z > rays.nearUm()) {
                Vector3d pixel = rays.toPixel(p);
                at = at == null || pixel.y < at.y ? pixel : at;
            }
        }
        if (at != null) {
            write(label, at);
        }
    }

    private void write(SceneLines.Label label, Vector3d at) {
        double width = Overlay.textWidth(label.text(), textPx);
        double left = at.x + layout.textPx() * 0.5;
        double y = at.y - layout.textPx() * 0.7;
        boolean outside = left < 0 || y < textPx * 1.5 || left + width > layout.width() || y > layout.height();
        if (outside) {
            return;
        }
        for (int i = 0; i < taken.size(); i++) {
            Written w = taken.get(i);
            boolean covers = left < w.right && left + width > w.left && Math.abs(y - w.baseline) < textPx * 1.6;
            if (covers && w.text.equals(label.text())) {
                return;
            }
            if (covers) {
                y = w.baseline - textPx * 1.7;
                i = -1;
                if (y < textPx * 1.5) {
                    return;
                }
            }
        }
        taken.add(new Written(label.text(), left, left + width, y));
        overlay.text(label.text(), left, y, textPx, label.colour().withAlpha(1));
    }
}
