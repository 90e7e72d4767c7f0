// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.VoxelGrid;

/** A one-level volume whose blocks are computed from another's when they are wanted. Closing it closes the other. */
final class DerivedVolume extends VolumeView {
    /** Beside the source's cache, which has a quarter of the heap: writers of planes come back to a block many times. */
    private static long cacheBytes() {
        return Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 8);
    }

    private final BlockVolume body;

    DerivedVolume(
            Volume base,
            ValueType type,
            BlockLayout layout,
            @Nullable VoxelGrid grid,
            ValueScale scale,
            BlockReader reader) {
        super(base);
        this.body = BlockVolume.builder(base.source(), base.format(), type, new BlockCache(cacheBytes()))
                .level(layout, reader)
                .grid(grid)
                .scale(scale)
                .build();
    }

    @Override
    public ValueType type() {
        return body.type();
    }

    @Override
    public List<Level> levels() {
        return body.levels();
    }

    @Override
    public Optional<VoxelGrid> knownGrid() {
        return body.knownGrid();
    }

    @Override
    public ValueScale scale() {
        return body.scale();
    }

    @Override
    public void close() {
        body.close();
        super.close();
    }
}
