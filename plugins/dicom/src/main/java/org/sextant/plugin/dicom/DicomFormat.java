// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sextant.plugin.dicom.DicomFolder.Series;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Reads uncompressed DICOM images: one file (with its frames as planes), or a folder whose files make up series of
 * slices. The files of a series are ordered along the normal of their slices; uneven steps, mixed sizes and gantry tilt
 * are refused in words. Of several series, the data set is chosen by SeriesInstanceUID or series number; the first by
 * number otherwise.
 *
 * <p>The frame is the patient system of the file (x left, y posterior, z superior), µm. Rescale slope and intercept are
 * the value scale, in Hounsfield units for CT. Who was scanned is left out of the metadata (see {@link DicomMetadata}).
 *
 * <p>Source: DICOM PS3.3 (C.7.6.2, C.7.6.3, C.7.6.16), PS3.5, PS3.10 (2024).
 */
public final class DicomFormat implements VolumeFormat {
    /** A folder is recognised by one of its first files. */
    private static final int PROBED_FILES = 32;

    private static final int MAX_NAMED = 50;

    @Override
    public String name() {
        return "DICOM";
    }

    @Override
    public List<String> extensions() {
        return List.of(".dcm");
    }

    @Override
    public Set<String> settings() {
        return Set.of(OpenOptions.DATASET);
    }

    @Override
    public Support probe(Path path) {
        try {
            if (Files.isDirectory(path)) {
                for (Path file :
                        DicomFolder.files(path).stream().limit(PROBED_FILES).toList()) {
                    if (isDicom(file)) {
                        return Support.yes("its file " + file.getFileName() + " has 'DICM' at byte 128");
                    }
                }
                return Support.no("none of its first files has 'DICM' at byte 128");
            }
            if (!Files.isRegularFile(path)) {
                return Support.no("it is neither a file nor a folder");
            }
            return isDicom(path)
                    ? Support.yes("it has 'DICM' at byte 128")
                    : Support.no("it has no 'DICM' at byte 128");
        } catch (IOException | DataException e) {
            return Support.no("it cannot be read: " + e.getMessage());
        }
    }

    private static boolean isDicom(Path file) throws IOException {
        return DicomFile.isDicom(RandomBytes.head(file, DicomFile.PREAMBLE + 4));
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        if (Files.isDirectory(path)) {
            return openFolder(path, options);
        }
        DicomFile file;
        try (RandomBytes bytes = RandomBytes.open(path)) {
            file = DicomFile.read(path, bytes);
        } catch (IOException e) {
            throw new DataException(path.toString(), "file", "cannot be closed: " + e, "Check the disk", e);
        }
        SliceStack stack = SliceStack.ofFile(path.toString(), Slice.of(file));
        return volume(path.toString(), stack, DicomMetadata.of(file), List.of(), options);
    }

    private Volume openFolder(Path path, OpenOptions options) {
        String source = path.toString();
        DicomFolder folder = DicomFolder.read(path);
        List<Series> all = folder.series();
        Series series = options.setting(OpenOptions.DATASET)
                .map(wanted -> folder.chosen(source, wanted))
                .orElse(all.get(0));
        SliceStack stack = SliceStack.ofSeries(source, series.slices());
        List<String> names = all.size() > 1 ? all.stream().map(Series::uid).toList() : List.of();
        return volume(source, stack, metadata(folder, series), names, options);
    }

    private static Metadata metadata(DicomFolder folder, Series series) {
        Metadata.Builder m = Metadata.builder();
        m.number("files", series.slices().size(), "");
        if (folder.series().size() > 1) {
            for (Series s : folder.series()) {
                m.text(
                        "series " + s.uid(),
                        "number " + s.number() + ", " + s.slices().size() + " files"
                                + (s.description().isEmpty() ? "" : ", " + s.description()));
            }
        }
        List<String> ignored = folder.ignored();
        if (!ignored.isEmpty()) {
            String more = ignored.size() > MAX_NAMED ? " and " + (ignored.size() - MAX_NAMED) + " more" : "";
            m.text(
                    "ignoredFiles",
                    String.join(", ", ignored.subList(0, Math.min(MAX_NAMED, ignored.size()))) + more
                            + ": no DICOM images");
        }
        return m.all(DicomMetadata.of(series.firstFile())).build();
    }

    private Volume volume(
            String source, SliceStack stack, Metadata metadata, List<String> datasets, OpenOptions options) {
        Slice first = stack.frames().get(0).slice();
        PixelFormat p = first.format();
        int channel = options.number(OpenOptions.CHANNEL, 0);
        if (channel >= p.samples()) {
            throw new DataException(
                    source,
                    DataSet.place(Tag.SAMPLES_PER_PIXEL),
                    "there is no channel " + channel + ", it has " + p.samples(),
                    "Choose one from 0 to " + (p.samples() - 1));
        }
        Size3 size = new Size3(p.columns(), p.rows(), stack.frames().size());
        return BlockVolume.builder(source, name(), p.type(), options.cache())
                .level(BlockLayout.ofPlanes(size), new FrameReader(stack.frames(), channel))
                .grid(SliceGrid.of(source, stack, size, options))
                .scale(first.scale())
                .metadata(metadata)
                .datasets(datasets)
                .channels(p.samples())
                .build();
    }
}
