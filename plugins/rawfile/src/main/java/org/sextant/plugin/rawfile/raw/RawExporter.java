// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sextant.plugin.rawfile.VoxelWriter;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;

/**
 * Writes bare little-endian voxels, x fastest, and a sidecar that says how to read them and where they lie.
 *
 * <p>The data come first and the sidecar last, and a sidecar of an earlier file goes away after all voxels are written
 * and before they appear under their name. So a crash leaves data without a description at worst (which are refused in
 * words), never data with the description of others.
 */
public final class RawExporter implements VolumeExporter {
    @Override
    public String name() {
        return "raw";
    }

    @Override
    public List<String> extensions() {
        return List.of(".raw");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        VoxelWriter.checkType(volume, target.toString(), name());
        RawLayout layout = new RawLayout(
                volume.size(),
                volume.type(),
                0,
                ByteOrder.LITTLE_ENDIAN,
                volume.knownGrid().map(g -> g.indexToFrame().matrix()).orElse(null),
                volume.scale());
        AtomicOutput.write(target, options.overwrite(), VoxelWriter.bytes(volume, target.toString()), part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
                VoxelWriter.write(volume, out, work);
            }
            Files.deleteIfExists(RawSidecar.of(target));
        });
        RawSidecar.write(target, layout);
    }
}
