// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;

/** Writes one file format; found through {@link java.util.ServiceLoader}. */
public interface VolumeExporter {
    String name();

    /** File name endings in lower case with the dot; the first is the usual one. */
    List<String> extensions();

    /** Names of the settings that it understands. Others are refused. */
    default Set<String> settings() {
        return Set.of();
    }

    /**
     * Writes the finest level, streaming, in bounded memory; the file appears under its name only when it is whole.
     *
     * @throws DataException if the format cannot hold this type or size, or the disk is full; nothing is left behind then
     */
    void write(Volume volume, Path target, ExportOptions options, WorkContext work);
}
