// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Content;
import org.sextant.world.view.View;

/** What a film starts from: a view in which each volume has a layer of its own, so that tracks can change it. */
public final class BaseView {
    private BaseView() {}

    /** The same picture, with the world's layers and label styles written into the view where it has none. */
    public static View of(World world, View view) {
        Content content = view.content();
        for (VolumeNode v : world.volumes()) {
            content = content.withLayer(v.id().name(), view.layer(v));
        }
        for (LabelNode l : world.labels()) {
            content = content.withLabels(l.id().name(), view.style(l));
        }
        return view.withContent(content);
    }
}
