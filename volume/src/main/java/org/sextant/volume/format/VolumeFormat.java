// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.DataException;

/**
 * Reads one file format; found through {@link java.util.ServiceLoader}. Every implementation passes
 * {@code VolumeFormatContract}.
 *
 * <p>Threads: any.
 */
public interface VolumeFormat {
    /** The name that {@code info} prints, for example {@code "TIFF"}. */
    String name();

    /** File name endings in lower case with the dot, for example {@code ".tif"}; for help texts only, probing decides. */
    List<String> extensions();

    /** Names of the settings that it understands, besides voxel size, channel and time point. Others are refused. */
    default Set<String> settings() {
        return Set.of();
    }

    /** Whether this format can read the file; looks at a few kilobytes at most and never throws for odd content. */
    Support probe(Path path);

    /**
     * Opens a file or folder; reads headers, not voxels.
     *
     * @throws DataException naming the file and the place in it if the header is damaged or not supported
     */
    Volume open(Path path, OpenOptions options);
}
