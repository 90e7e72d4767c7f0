// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import java.util.List;
import java.util.Optional;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.VoxelGrid;

/** A volume that is another one but for what a subclass says. Closing it closes the other. */
abstract class VolumeView implements Volume {
    private final Volume base;

    VolumeView(Volume base) {
        this.base = base;
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
        return base.knownGrid();
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
