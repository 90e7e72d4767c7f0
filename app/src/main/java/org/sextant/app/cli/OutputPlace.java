// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/** Where a conversion may write: never over its own input, and never over a folder that is not of the same format. */
record OutputPlace(Path in, Path out) {
    /** @throws SextantException if writing would destroy what {@code --overwrite} cannot have meant */
    void check(VolumeFormats formats, VolumeExporter exporter) throws IOException {
        if (!Files.exists(out)) {
            if (Files.exists(in) && whole(out).startsWith(whole(in)) && Files.isDirectory(in)) {
                throw new DataException(out.toString(), "output", "it lies inside IN", "Choose another folder");
            }
            return;
        }
        if (Files.exists(in) && Files.isSameFile(in, out)) {
            throw new SextantException("IN and OUT are the same file, " + in + "; choose another name");
        }
        Path from = in.toRealPath();
        Path to = out.toRealPath();
        if (from.startsWith(to) || to.startsWith(from)) {
            throw new DataException(
                    out.toString(), "output", "one of IN and OUT lies inside the other", "Choose another name");
        }
        boolean folders = exporter.extensions().contains(".zarr");
        if (Files.isDirectory(out) && !(folders && formats.choose(out).name().equals(exporter.name()))) {
            throw new DataException(
                    out.toString(),
                    "output",
                    "it is a folder that no " + exporter.name() + " exporter wrote",
                    "Choose another name, or delete the folder yourself");
        }
    }

    private static Path whole(Path p) {
        return p.toAbsolutePath().normalize();
    }
}
