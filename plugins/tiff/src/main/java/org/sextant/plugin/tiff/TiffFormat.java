// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.plugin.tiff.stack.StackOpener;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;

/**
 * TIFF (revision 6.0, 1992, with its supplements) and BigTIFF: single pages, stacks of pages, folders of numbered files,
 * ImageJ's stacks and hyperstacks, OME-TIFF.
 *
 * <p>Pages are z planes, x fastest, row 0 first. Samples of a pixel (RGB) are channels. The voxel size is known where the file
 * states it along x, y and z: OME-XML does, and ImageJ where its unit is a length. Otherwise what is stated of the pixel is
 * in the metadata as {@code pixelSizeX}, {@code pixelSizeY} and {@code pixelSizeZ}; the resolution of a page in pixels per
 * inch or centimetre is such a statement, and says nothing of z.
 */
public final class TiffFormat implements VolumeFormat {
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
        return Set.of(OpenOptions.DATASET);
    }

    @Override
    public Support probe(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return probeFolder(path);
            }
            return TiffFile.looksLikeTiff(RandomBytes.head(path, 4))
                    ? Support.yes("it starts like a TIFF file")
                    : Support.no("it does not start with II or MM and 42 or 43");
        } catch (IOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    private static Support probeFolder(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, TiffFormat::hasEnding)) {
            for (Path p : all) {
                if (Files.isRegularFile(p) && TiffFile.looksLikeTiff(RandomBytes.head(p, 4))) {
                    return new Support(0.8, "the folder holds TIFF files, such as " + p.getFileName());
                }
            }
        }
        return Support.no("the folder holds no TIFF file");
    }

    private static boolean hasEnding(Path p) {
        String name = String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".tif") || name.endsWith(".tiff")) && !name.startsWith(".");
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return StackOpener.open(path, options);
    }
}
