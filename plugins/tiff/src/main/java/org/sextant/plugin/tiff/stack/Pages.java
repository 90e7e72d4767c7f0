// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.util.ArrayList;
import java.util.List;
import org.sextant.plugin.tiff.describe.Resolution;
import org.sextant.plugin.tiff.file.Directories;
import org.sextant.plugin.tiff.file.Tag;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.plugin.tiff.page.Page;
import org.sextant.plugin.tiff.page.PageHeader;
import org.sextant.volume.data.Metadata;

/**
 * The pages of one file, with what the first directory says besides.
 *
 * @param all every page of the chain, thumbnails too: OME-XML counts them
 */
record Pages(TiffFile file, List<Page> all, String description, Resolution resolution, Metadata metadata) {
    /** Keeps what the visits of directories find. */
    private static final class Collector {
        private final PageHeader header = new PageHeader();
        private final List<Page> pages = new ArrayList<>();
        private String description = "";
        private Resolution resolution = new Resolution(null, null, null);
        private Metadata metadata = Metadata.NONE;
    }

    /** Reads all directories of the file, no voxels. */
    static Pages of(TiffFile file) {
        Collector c = new Collector();
        Directories.forEach(file, d -> {
            if (d.number() == 0) {
                c.description = d.text(Tag.IMAGE_DESCRIPTION);
                c.resolution = Resolution.of(d);
                c.metadata = HeaderFields.of(d);
            }
            c.pages.add(c.header.read(d));
        });
        return new Pages(file, List.copyOf(c.pages), c.description, c.resolution, c.metadata);
    }

    /** Those that are planes: no thumbnails, coarser copies or masks. */
    List<FilePage> planes() {
        List<FilePage> planes = all.stream()
                .filter(p -> !p.reduced())
                .map(p -> new FilePage(file, p))
                .toList();
        return planes.isEmpty() ? everyPage() : planes;
    }

    List<FilePage> everyPage() {
        return all.stream().map(p -> new FilePage(file, p)).toList();
    }
}
