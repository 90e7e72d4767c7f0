// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.Set;
import java.util.TreeSet;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/** Volumes and label volumes that are left out, besides those that are already. */
public record HiddenChange(Set<String> names) implements ViewChange {
    public HiddenChange {
        names = Set.copyOf(names);
    }

    public static HiddenChange parse(String text) {
        Set<String> names = new TreeSet<>();
        for (Text t : Text.of(text, "NAME[,NAME…] such as uct,nano").split(",")) {
            names.add(t.part());
        }
        return new HiddenChange(names);
    }

    @Override
    public View applyTo(View view, World world) {
        Set<String> known = new TreeSet<>();
        world.volumes().forEach(v -> known.add(v.id().name()));
        world.labels().forEach(l -> known.add(l.id().name()));
        Set<String> all = new TreeSet<>(view.content().hidden());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new SextantException("there is no volume '" + name + "' to hide; known are " + known);
            }
            all.add(name);
        }
        return view.withContent(view.content().withHidden(all));
    }
}
