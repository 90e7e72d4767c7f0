// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.util.List;
import java.util.Optional;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * A scalar volume: lazy, in one or more resolutions. Opening one reads headers only; voxels come block by block.
 *
 * <p>Threads: any, until it is closed.
 */
public interface Volume extends AutoCloseable {
    /** File, and data set within it, for messages. */
    String source();

    /** Name of the format, as {@code info} prints it. */
    String format();

    ValueType type();

    /** Finest first; at least one. */
    List<Level> levels();

    /** Where the finest voxels lie in the volume's frame; empty if neither the file nor the user states a voxel size. */
    Optional<VoxelGrid> knownGrid();

    /** From stored numbers to physical values. */
    default ValueScale scale() {
        return ValueScale.NONE;
    }

    default Metadata metadata() {
        return Metadata.NONE;
    }

    /** The data sets of this file, of which this is one (see {@code OpenOptions.dataset}); empty if there is no choice. */
    default List<String> datasets() {
        return List.of();
    }

    /** Number of channels in the data set; this volume is one of them. */
    default int channels() {
        return 1;
    }

    /** Number of time points in the data set; this volume is one of them. */
    default int times() {
        return 1;
    }

    @Override
    void close();

    default Level finest() {
        return levels().get(0);
    }

    default Size3 size() {
        return finest().size();
    }

    /**
     * Where the finest voxels lie in the volume's frame.
     *
     * @throws DataException if no voxel size is known: it is asked for, never invented
     */
    default VoxelGrid grid() {
        return knownGrid()
                .orElseThrow(() -> new DataException(
                        source(),
                        "header",
                        "it states no voxel size",
                        "Give it, for example --voxel 1.3um or --voxel 65nm,65nm,70nm"));
    }
}
