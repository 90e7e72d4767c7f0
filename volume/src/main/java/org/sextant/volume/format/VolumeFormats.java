// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.DataException;

/** All formats on the class path, and the choice among them for one file. */
public final class VolumeFormats {
    private record Probed(VolumeFormat format, Support support) {}

    private final List<VolumeFormat> formats;
    private final List<VolumeExporter> exporters;

    public VolumeFormats(List<VolumeFormat> formats, List<VolumeExporter> exporters) {
        this.formats = List.copyOf(formats);
        this.exporters = List.copyOf(exporters);
    }

    /** Those that {@link ServiceLoader} finds. */
    public static VolumeFormats installed() {
        return new VolumeFormats(
                ServiceLoader.load(VolumeFormat.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                ServiceLoader.load(VolumeExporter.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    public List<VolumeFormat> formats() {
        return formats;
    }

    public List<VolumeExporter> exporters() {
        return exporters;
    }

    /**
     * Opens a file with the format that fits it best.
     *
     * @throws DataException if the file is missing or no format reads it; the message says why each refused
     */
    public Volume open(Path path, OpenOptions options) {
        return choose(path).open(path, options);
    }

    /** The format that fits the file best. */
    public VolumeFormat choose(Path path) {
        if (!Files.exists(path)) {
            throw new DataException(path.toString(), "file", "there is no such file or folder", "Check the path");
        }
        List<Probed> probed = formats.stream()
                .map(f -> new Probed(f, f.probe(path)))
                .sorted(Comparator.comparingDouble((Probed p) -> -p.support().level())
                        .thenComparing(p -> p.format().name()))
                .toList();
        if (probed.isEmpty() || !(probed.get(0).support().level() > 0)) {
            String reasons = probed.stream()
                    .map(p -> p.format().name() + ": " + p.support().reason())
                    .collect(Collectors.joining("; "));
            throw new DataException(
                    path.toString(),
                    "file",
                    "no format can read it (" + reasons + ")",
                    "For raw numbers without a header, give --raw-size, --raw-type and --voxel");
        }
        return probed.get(0).format();
    }

    /** The exporter for the file's ending; the longest ending that fits wins. */
    public VolumeExporter exporterFor(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return exporters.stream()
                .filter(e -> ending(e, name) > 0)
                .max(Comparator.comparingInt(e -> ending(e, name)))
                .orElseThrow(() -> new DataException(
                        path.toString(),
                        "output",
                        "no format writes files of this ending",
                        "Use one of "
                                + exporters.stream()
                                        .flatMap(e -> e.extensions().stream())
                                        .sorted()
                                        .toList()));
    }

    private static int ending(VolumeExporter exporter, String name) {
        return exporter.extensions().stream()
                .filter(name::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
