// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Labelled;

/**
 * A volume of object numbers (0 = none) in the world.
 *
 * @param of the volume that the labels were made from
 */
public record LabelNode(VolumeId id, VolumeId of, VoxelGrid grid, DataSource source, boolean visible, LabelStyle style)
        implements Labelled {
    @Override
    public String name() {
        return id.name();
    }

    public LabelNode withSource(DataSource other) {
        return new LabelNode(id, of, grid, other, visible, style);
    }

    public LabelNode withStyle(LabelStyle other) {
        return new LabelNode(id, of, grid, source, visible, other);
    }
}
