// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;

/** Gives a renderer the voxels of the volumes in a world. */
@FunctionalInterface
public interface VolumeSource {
    /**
     * The volume behind a node: the same object as long as its data are the same, so that what was loaded can be kept. The
     * source owns it and closes it.
     *
     * @throws SextantException if it cannot be opened; the picture is then made without it and says so
     */
    Volume open(VolumeNode node);

    /**
     * The label volume behind a node, on the same terms.
     *
     * @throws SextantException also if this source has no label volumes
     */
    default Volume open(LabelNode node) {
        throw new SextantException(
                "label volume '" + node.id() + "' cannot be opened here: only volumes of values can");
    }
}
