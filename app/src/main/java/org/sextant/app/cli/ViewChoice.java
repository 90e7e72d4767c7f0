// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import org.jspecify.annotations.Nullable;
import org.sextant.render.preset.DefaultViews;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * The view of a name (a stored one, {@code overview} or a volume) with what the user wants otherwise.
 *
 * @param overlap null to keep the view's
 * @param background null to keep the view's
 */
record ViewChoice(
        String name,
        boolean orthographic,
        @Nullable OverlapRule overlap,
        @Nullable Rgba background) {
    /** The view of all volumes, which no volume may be named. */
    static final String OVERVIEW = "overview";

    static ViewChoice of(String name) {
        return new ViewChoice(name, false, null, null);
    }

    View in(World world, PictureSize size) {
        View view = named(world, (double) size.width() / size.height());
        Camera camera = view.camera();
        if (orthographic && !(camera.projection() instanceof Projection.Orthographic)) {
            camera = new Camera(
                    camera.eyeUm(),
                    camera.targetUm(),
                    camera.up(),
                    new Projection.Orthographic(camera.heightAtTargetUm()));
        }
        Look look = view.look();
        return view.withCamera(camera)
                .withLook(look.withOverlap(overlap == null ? look.overlap() : overlap)
                        .withBackground(background == null ? look.background() : background));
    }

    private View named(World world, double aspect) {
        for (View stored : world.views()) {
            if (stored.name().equals(name)) {
                return stored;
            }
        }
        if (name.equals(OVERVIEW)) {
            return DefaultViews.overview(world, aspect, orthographic)
                    .orElseThrow(
                            () -> new SextantException("the project is empty; add a volume with sextant project add"));
        }
        return DefaultViews.zoom(world, world.volume(name), aspect, orthographic);
    }
}
