// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.List;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * Lays out what is written onto a picture: axes at the lower left, scale bar at the lower right, colour bars at the upper
 * right, names at what they belong to, and why something is not shown. A picture less than 64 pixels high or wide has no room for them.
 */
public final class Fittings {
    private Fittings() {}

    /** @param rays one per pixel */
    public static Overlay of(View view, Rays rays, SceneLines things, List<ColourBar> bars) {
        Overlay overlay = new Overlay(view.look().background());
        PictureLayout layout = new PictureLayout(rays.width(), rays.height());
        if (layout.hasRoom()) {
            NameTags.draw(overlay, layout, rays, things.labels());
            if (view.furniture().axes()) {
                AxesSign.draw(overlay, layout, rays);
            }
            if (view.furniture().scaleBar()) {
                ScaleBar.draw(overlay, layout, rays.camera().heightAtTargetUm() / rays.height());
            }
            if (view.furniture().colourBars()) {
                ColourBar.draw(overlay, layout, bars);
            }
            Notices.draw(overlay, layout, rays, things.notices());
        }
        return overlay;
    }

    /** For a flat picture, in which all pixels are of one size. */
    public static Overlay flat(
            PictureLayout layout, Rgba background, double pixelUm, boolean scaleBar, List<ColourBar> bars) {
        Overlay overlay = new Overlay(background);
        if (layout.hasRoom()) {
            if (scaleBar) {
                ScaleBar.draw(overlay, layout, pixelUm);
            }
            ColourBar.draw(overlay, layout, bars);
        }
        return overlay;
    }
}
