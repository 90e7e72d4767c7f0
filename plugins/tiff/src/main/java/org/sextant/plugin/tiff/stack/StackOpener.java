// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.plugin.tiff.describe.LineDescription;
import org.sextant.plugin.tiff.describe.OmeXml;
import org.sextant.plugin.tiff.describe.Origin;
import org.sextant.plugin.tiff.describe.PixelSize;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;

/** Opens a file or a folder of numbered files as one volume; reads directories, no voxels. */
public final class StackOpener {
    private final Path path;
    private final OpenOptions options;
    private final OpenFiles files = new OpenFiles();

    private StackOpener(Path path, OpenOptions options) {
        this.path = path;
        this.options = options;
    }

    public static Volume open(Path path, OpenOptions options) {
        StackOpener opener = new StackOpener(path, options);
        try {
            DataSet data = Files.isDirectory(path) ? opener.folder() : opener.described(opener.pages(path));
            return new StackVolume(path.toString(), data, options).build(opener.files);
        } catch (RuntimeException | Error e) {
            try {
                opener.files.close();
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private Pages pages(Path file) {
        TiffFile f = files.open(file);
        Pages pages = Pages.of(f);
        files.releaseIfMany(f);
        return pages;
    }

    /** One file, by the description that it has. */
    private DataSet described(Pages file) {
        if (OmeXml.isOme(file.description())) {
            return OmeStack.of(file, files, options);
        }
        return LineDescription.parse(file.file(), file.description())
                .map(lines -> LineStack.of(file, lines))
                .orElseGet(() -> plain(file));
    }

    private static DataSet plain(Pages file) {
        List<FilePage> planes = file.planes();
        return new DataSet(
                planes,
                PlaneOrder.ofPages(planes.size()),
                file.resolution().pixelSize(),
                Origin.ZERO,
                ValueScale.NONE,
                file.metadata(),
                List.of());
    }

    /** All pages of all files, one behind the other. */
    private DataSet folder() {
        NumberedFiles series = NumberedFiles.choose(path, options);
        Pages first = pages(series.files().get(0));
        Optional<DataSet> whole = standsForAll(first, series);
        if (whole.isPresent()) {
            return whole.get();
        }
        List<FilePage> planes = new ArrayList<>(first.planes());
        ValueScale scale = scale(first);
        for (Path p : series.files().subList(1, series.files().size())) {
            Pages next = pages(p);
            if (!scale(next).equals(scale)) {
                throw next.file()
                        .error(
                                "ImageDescription",
                                "gives other physical values (" + scale(next) + ") than the first file (" + scale + ")",
                                "Take it out, or open it alone");
            }
            planes.addAll(next.planes());
        }
        Metadata.Builder metadata = Metadata.builder().text("Files", series.name());
        metadata.number("FileCount", series.files().size(), "");
        if (!series.missing().isEmpty()) {
            metadata.text("remark", "numbers missing in the series: " + String.join(", ", series.missing()));
        }
        return new DataSet(
                planes,
                PlaneOrder.ofPages(planes.size()),
                sliceSize(first),
                origin(first),
                scale,
                metadata.all(first.metadata()).build(),
                names());
    }

    private List<String> names() {
        List<NumberedFiles> all = NumberedFiles.in(path);
        return all.size() > 1 ? all.stream().map(NumberedFiles::name).toList() : List.of();
    }

    /** A single file, or one whose OME-XML speaks of the others: described by itself, if it is that. */
    private Optional<DataSet> standsForAll(Pages first, NumberedFiles series) {
        if (series.files().size() == 1) {
            return Optional.of(described(first));
        }
        boolean ome = OmeXml.isOme(first.description());
        if (ome
                && OmeXml.parse(first.file(), first.description()).images().stream()
                        .anyMatch(i -> i.data().stream()
                                        .map(d -> d.fileName())
                                        .distinct()
                                        .count()
                                > 1)) {
            return Optional.of(OmeStack.of(first, files, options.with(OpenOptions.DATASET, "0")));
        }
        return Optional.empty();
    }

    private static ValueScale scale(Pages file) {
        return LineDescription.parse(file.file(), file.description())
                .map(LineDescription::scale)
                .orElse(ValueScale.NONE);
    }

    /** Pixel size of a file of the series: the distance of files only where a file states it. */
    private static PixelSize sliceSize(Pages file) {
        if (OmeXml.isOme(file.description())) {
            return OmeXml.parse(file.file(), file.description()).images().stream()
                    .findFirst()
                    .map(i -> i.pixelSize())
                    .orElse(PixelSize.UNKNOWN);
        }
        return LineDescription.parse(file.file(), file.description())
                .map(lines -> lines.pixelSize(file.resolution(), file.planes().size()))
                .orElseGet(() -> file.resolution().pixelSize());
    }

    /** Where the first file of a series says that its first voxel lies. */
    private static Origin origin(Pages file) {
        if (OmeXml.isOme(file.description())) {
            return OmeXml.parse(file.file(), file.description()).images().stream()
                    .findFirst()
                    .map(i -> i.origin())
                    .orElse(Origin.ZERO);
        }
        return LineDescription.parse(file.file(), file.description())
                .map(LineDescription::origin)
                .orElse(Origin.ZERO);
    }
}
