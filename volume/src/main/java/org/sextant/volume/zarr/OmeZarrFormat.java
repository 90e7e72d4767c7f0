// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;

/**
 * OME-Zarr folders: OME-NGFF 0.4 (Zarr v2), 0.5 and 0.6 (Zarr v3), and plain Zarr arrays of both versions.
 *
 * <p>Settings: {@code dataset} takes the name of an image, {@code labels/NAME}, or the path of an array in the store;
 * {@value #SYSTEM} the name of a coordinate system of OME-NGFF 0.6. Without it the voxels lie where the transformations of
 * the whole image lead.
 */
public final class OmeZarrFormat implements VolumeFormat {
    /** Setting: coordinate system of OME-NGFF 0.6 to place the voxels in. */
    public static final String SYSTEM = "system";

    static final String NAME = "OME-Zarr";
    private static final int PROBED_BYTES = 8192;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> extensions() {
        return List.of(".ome.zarr", ".zarr");
    }

    @Override
    public Set<String> settings() {
        return Set.of(OpenOptions.DATASET, SYSTEM);
    }

    @Override
    public Support probe(Path path) {
        if (!Files.isDirectory(path)) {
            return Support.no("not a folder");
        }
        for (String name : List.of(StoreFolder.V3, StoreFolder.V2_ARRAY, StoreFolder.V2_GROUP)) {
            Path document = path.resolve(name);
            if (Files.isRegularFile(document)) {
                return probeDocument(document);
            }
        }
        return Support.no("the folder has no zarr.json, .zgroup or .zarray");
    }

    private static Support probeDocument(Path document) {
        try {
            String head = new String(RandomBytes.head(document, PROBED_BYTES), StandardCharsets.UTF_8).strip();
            if (head.contains("\"zarr_format\"")) {
                return Support.yes(document.getFileName() + " states the Zarr format");
            }
            return new Support(0.5, document.getFileName() + " is there but does not start with the Zarr format");
        } catch (IOException e) {
            return Support.no(document.getFileName() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return new OmeZarrOpener(path, options).open();
    }
}
