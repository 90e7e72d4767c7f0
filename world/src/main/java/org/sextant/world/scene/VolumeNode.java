// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Layered;

/** A volume in the world: its voxels in its own frame, where its data are, and how it is shown. */
public record VolumeNode(VolumeId id, VoxelGrid grid, DataSource source, Layer layer) implements Layered {
    @Override
    public String name() {
        return id.name();
    }

    /** The frame that the volume's voxels lie in. */
    public FrameId frame() {
        return grid.frame();
    }

    public Box3 boundsUm() {
        return grid.boundsUm();
    }

    public VolumeNode withLayer(Layer other) {
        return new VolumeNode(id, grid, source, other);
    }

    public VolumeNode withSource(DataSource other) {
        return new VolumeNode(id, grid, other, layer);
    }
}
