// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sextant.plugin.tiff.write.TiffWriter;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.work.WorkContext;

/**
 * Writes TIFF stacks, and BigTIFF where 32-bit offsets do not do; a page a plane. Types that ImageJ has (u8, u16, i16, f32)
 * are described in ImageJ's way, with unit, spacing and the range of values.
 *
 * <p>Settings: {@code compression} none, deflate, lzw, zstd or packbits; {@code predictor} auto, none, horizontal or float;
 * {@code bigtiff} true or false.
 */
public final class TiffExporter implements VolumeExporter {
    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> extensions() {
        return List.of(".tif", ".tiff");
    }

    @Override
    public Set<String> settings() {
        return Set.of("compression", "predictor", "bigtiff");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        TiffWriter.write(volume, target, options, work);
    }
}
