// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.IOException;
import java.nio.ByteBuffer;
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
 * Reads Gatan Digital Micrograph files of versions 3 and 4 (.dm3, .dm4): grey-value images and volumes of up to three axes,
 * with all tags as metadata, and folders of such images as tilt series. The last image that is no thumbnail is read, or the
 * one that {@code dataset} names. The voxel size is known only where x, y and z state a length; the pixel size of a plane
 * stands in the metadata as {@code pixelSizeX} and {@code pixelSizeY}, its stage tilt as view angle.
 */
public final class GatanFormat implements VolumeFormat {
    private static final int HEAD = 26;

    @Override
    public String name() {
        return "Gatan DM";
    }

    @Override
    public List<String> extensions() {
        return List.of(".dm3", ".dm4");
    }

    @Override
    public Set<String> settings() {
        return Set.of(OpenOptions.DATASET);
    }

    @Override
    public Support probe(Path path) {
        try {
            return Files.isDirectory(path) ? folder(path) : file(path);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    private static Support folder(Path path) throws IOException {
        List<Path> entries = GatanSeries.entries(path);
        List<Path> files = GatanSeries.files(entries);
        if (files.isEmpty() || files.size() * 2 <= entries.size()) {
            return Support.no("the folder holds " + files.size() + " .dm3 or .dm4 files among " + entries.size());
        }
        return file(files.get(0)).level() > 0
                ? new Support(0.9, "a folder of " + files.size() + " Digital Micrograph files")
                : Support.no(files.get(0).getFileName() + " is no Digital Micrograph file");
    }

    private static Support file(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Support.no("it is neither a file nor a folder");
        }
        ByteBuffer head = ByteBuffer.wrap(RandomBytes.head(path, HEAD));
        if (head.limit() < HEAD) {
            return Support.no("it is shorter than the header of a Digital Micrograph file");
        }
        int version = head.getInt(0);
        if (version != 3 && version != 4) {
            return Support.no("it does not start with version 3 or 4 of Digital Micrograph");
        }
        int order = head.getInt(version == 3 ? 8 : 12);
        int flags = head.getShort(version == 3 ? 12 : 16);
        long tags = version == 3 ? head.getInt(14) : head.getLong(18);
        boolean sane = (order == 0 || order == 1) && (flags & ~0x0101) == 0 && tags >= 0 && tags < 1 << 20;
        return sane
                ? Support.yes("a Digital Micrograph file of version " + version)
                : Support.no("after version " + version + " no header of Digital Micrograph follows");
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return Files.isDirectory(path) ? GatanSeries.open(path, options) : GatanFile.open(path, options);
    }
}
