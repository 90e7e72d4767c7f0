// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.List;
import org.sextant.app.view.ViewChange;
import org.sextant.render.preset.DefaultViews;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;
import org.sextant.world.view.View;

/** The view of a name (a stored one, {@code overview}, a volume or a file) with what the user wants otherwise, in turn. */
record ViewChoice(String name, boolean orthographic, List<ViewChange> changes) {
    /** The view of all volumes, which no volume may be named. */
    static final String OVERVIEW = "overview";

    ViewChoice {
        changes = List.copyOf(changes);
    }

    static ViewChoice of(String name) {
        return new ViewChoice(name, false, List.of());
    }

    View in(World world, PictureSize size) {
        View view = named(world, (double) size.width() / size.height());
        Camera camera = view.camera();
        if (orthographic && !(camera.projection() instanceof Projection.Orthographic)) {
            view = view.withCamera(new Camera(
                    camera.eyeUm(),
                    camera.targetUm(),
                    camera.up(),
                    new Projection.Orthographic(camera.heightAtTargetUm())));
        }
        for (ViewChange change : changes) {
            view = change.applyTo(view, world);
        }
        return view;
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
        if (ViewFile.isOne(name)) {
            return ViewFile.read(name);
        }
        return DefaultViews.zoom(world, world.volume(name), aspect, orthographic);
    }
}
