// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.List;
import java.util.Optional;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/** The same voxels in another place, such as in the frame of another scan. Closing it closes the base. */
public final class Relocated implements Volume {
    private final Volume base;
    private final VoxelGrid grid;

    /** @throws SextantException if the grid has another number of voxels */
    public Relocated(Volume base, VoxelGrid grid) {
        if (!grid.size().equals(base.size())) {
            throw new SextantException(base.source() + " has " + base.size() + " voxels, its new grid " + grid.size());
        }
        this.base = base;
        this.grid = grid;
    }

    @Override
    public String source() {
        return base.source();
    }

    @Override
    public String format() {
        return base.format();
    }

    @Override
    public ValueType type() {
        return base.type();
    }

    @Override
    public List<Level> levels() {
        return base.levels();
    }

    @Override
    public Optional<VoxelGrid> knownGrid() {
        return Optional.of(grid);
    }

    @Override
    public ValueScale scale() {
        return base.scale();
    }

    @Override
    public Metadata metadata() {
        return base.metadata();
    }

    @Override
    public List<String> datasets() {
        return base.datasets();
    }

    @Override
    public int channels() {
        return base.channels();
    }

    @Override
    public int times() {
        return base.times();
    }

    @Override
    public void close() {
        base.close();
    }
}
