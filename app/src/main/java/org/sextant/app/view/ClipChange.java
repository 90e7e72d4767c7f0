// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joml.Vector3d;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.View;

/**
 * Keeps what lies in a stretch of one axis.
 *
 * @param volume the one that is cut, along its own axes; empty: all, along the world's
 * @param axis 0, 1, 2 for x, y, z
 * @param fromUm −∞ for no lower end
 * @param toUm ∞ for no upper end
 */
public record ClipChange(String volume, int axis, double fromUm, double toUm) implements ViewChange {
    static final String FORM = "[VOLUME:]AXIS=FROM..TO, one end may be missing, such as uct:x=0.2mm.. or z=..40um";

    public static ClipChange parse(String text) {
        Text all = Text.of(text, FORM);
        boolean named = text.contains(":");
        Text rule = named ? all.around(":")[1] : all;
        Text[] p = rule.around("=");
        String[] ends = p[1].part().split("\\.\\.", -1);
        if (ends.length != 2 || ends[0].isBlank() && ends[1].isBlank()) {
            throw all.wrong("has no stretch FROM..TO");
        }
        Text[] lengths = p[1].split("..");
        double from = ends[0].isBlank() ? Double.NEGATIVE_INFINITY : lengths[0].lengthUm();
        double to = ends[1].isBlank() ? Double.POSITIVE_INFINITY : lengths[1].lengthUm();
        if (!(from < to)) {
            throw all.wrong("ends before it begins");
        }
        return new ClipChange(named ? all.around(":")[0].part() : "", p[0].axis(), from, to);
    }

    @Override
    public View applyTo(View view, World world) {
        boolean all = volume.isEmpty();
        FrameId frame = all ? FrameId.WORLD : world.volume(volume).frame();
        Set<String> cut = all ? Set.of() : Set.of(volume);
        List<Clip> clips = new ArrayList<>(view.content().clips());
        if (Double.isFinite(fromUm)) {
            clips.add(new Clip.Plane(frame, along(fromUm), along(1), cut));
        }
        if (Double.isFinite(toUm)) {
            clips.add(new Clip.Plane(frame, along(toUm), along(-1), cut));
        }
        return view.withContent(view.content().withClips(clips));
    }

    private Vector3d along(double length) {
        Vector3d v = new Vector3d();
        v.setComponent(axis, length);
        return v;
    }
}
