// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/** The DICOM images of a folder, grouped by series. Sub-folders and hidden files are not looked into. */
final class DicomFolder {
    /** One series; its slices in the order of file names. */
    record Series(String uid, int number, String description, DicomFile firstFile, List<Slice> slices) {}

    private final List<Series> series;
    private final List<String> ignored;

    private DicomFolder(List<Series> series, List<String> ignored) {
        this.series = series;
        this.ignored = ignored;
    }

    static DicomFolder read(Path folder) {
        Map<String, Series> series = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (Path path : files(folder)) {
            DicomFile file = image(path);
            if (file == null) {
                ignored.add(String.valueOf(path.getFileName()));
                continue;
            }
            Slice slice = Slice.of(file);
            String uid = file.data().text(Tag.SERIES_UID).orElse("no SeriesInstanceUID");
            series.computeIfAbsent(uid, u -> series(u, file)).slices().add(slice);
        }
        if (series.isEmpty()) {
            throw new DataException(
                    folder.toString(), "folder", "none of its files is a DICOM image", "Name the folder of the slices");
        }
        List<Series> sorted = series.values().stream()
                .sorted(Comparator.comparingInt(Series::number).thenComparing(Series::uid))
                .toList();
        return new DicomFolder(sorted, ignored);
    }

    private static Series series(String uid, DicomFile file) {
        int number = file.data()
                .whole(Tag.SERIES_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElse(-1);
        String description = file.data().text(Tag.SERIES_DESCRIPTION).orElse("");
        return new Series(uid, number, description, file, new ArrayList<>());
    }

    /** Visible files in the order of their names. */
    static List<Path> files(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> !String.valueOf(p.getFileName()).startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder.toString(), "folder", "cannot be listed: " + e, "Check its permissions", e);
        }
    }

    /** Null if the file is no DICOM file, or one without an image such as a directory of files or a report. */
    private static @Nullable DicomFile image(Path path) {
        try (RandomBytes bytes = RandomBytes.open(path)) {
            if (!DicomFile.isDicom(RandomBytes.head(path, DicomFile.PREAMBLE + 4))) {
                return null;
            }
            DicomFile file = DicomFile.read(path, bytes);
            boolean image =
                    file.pixelTag() != 0 || file.data().element(Tag.ROWS).isPresent();
            return image ? file : null;
        } catch (IOException e) {
            throw new DataException(path.toString(), "file", "cannot be read: " + e, "Check the disk", e);
        }
    }

    List<Series> series() {
        return series;
    }

    /** Names of files that are no DICOM images. */
    List<String> ignored() {
        return ignored;
    }

    /** The series of that SeriesInstanceUID or series number. */
    Series chosen(String folder, String wanted) {
        List<Series> fits = series.stream().filter(s -> s.uid().equals(wanted)).toList();
        if (fits.isEmpty()) {
            fits = series.stream()
                    .filter(s -> String.valueOf(s.number()).equals(wanted))
                    .toList();
        }
        if (fits.size() != 1) {
            throw new DataException(
                    folder,
                    "setting dataset",
                    fits.size() + " series have the identifier or number '" + wanted + "'",
                    "Choose one of " + series.stream().map(Series::uid).toList());
        }
        return fits.get(0);
    }
}
