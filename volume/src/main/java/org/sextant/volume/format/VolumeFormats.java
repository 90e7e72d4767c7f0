// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;

/** All formats on the class path, and the choice among them for one file. */
public final class VolumeFormats {
    private record Probed(VolumeFormat format, Support support) {}

    private static final Set<String> COMMON = Set.of(OpenOptions.VOXEL, OpenOptions.CHANNEL, OpenOptions.TIME);

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
        return open(choose(path), path, options);
    }

    /**
     * Opens a file with the format of that name, whatever the file looks like.
     *
     * @throws DataException if there is no such format, or it cannot read the file
     */
    public Volume openAs(String format, Path path, OpenOptions options) {
        VolumeFormat chosen = formats.stream()
                .filter(f -> f.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        path.toString(),
                        "file",
                        "there is no format '" + format + "'",
                        "Known are "
                                + formats.stream()
                                        .map(VolumeFormat::name)
                                        .sorted()
                                        .toList()));
        return open(chosen, path, options);
    }

    private static Volume open(VolumeFormat format, Path path, OpenOptions options) {
        Set<String> known = new TreeSet<>(format.settings());
        known.addAll(COMMON);
        checkSettings(path, format.name(), known, options.settings().keySet());
        Volume volume = format.open(path, options);
        if (options.number(OpenOptions.CHANNEL, 0) < volume.channels()
                && options.number(OpenOptions.TIME, 0) < volume.times()) {
            return volume;
        }
        volume.close();
        throw new DataException(
                path.toString(),
                "settings",
                "channel " + options.number(OpenOptions.CHANNEL, 0) + ", time point "
                        + options.number(OpenOptions.TIME, 0) + " is asked for, it has " + volume.channels()
                        + " channels and " + volume.times() + " time points",
                "Both count from 0");
    }

    /** Writes a file with an exporter, after checking that it understands all settings. */
    public static void write(
            VolumeExporter exporter, Volume volume, Path target, ExportOptions options, WorkContext work) {
        checkSettings(
                target, exporter.name(), exporter.settings(), options.settings().keySet());
        exporter.write(volume, target, options, work);
    }

    /** A setting that nobody reads, a misspelt one for example, must not be taken for granted. */
    private static void checkSettings(Path path, String format, Set<String> known, Set<String> given) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw new DataException(
                        path.toString(),
                        "settings",
                        format + " has no setting '" + name + "'",
                        known.isEmpty() ? "It has none" : "It has " + new TreeSet<>(known));
            }
        }
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
            throw unreadable(path, probed);
        }
        return probed.get(0).format();
    }

    /** Says why those refuse that the file's ending speaks for; the reasons of the others would only hide it. */
    private static DataException unreadable(Path path, List<Probed> probed) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String reasons = probed.stream()
                .filter(p -> p.format().extensions().stream().anyMatch(name::endsWith))
                .map(p -> p.format().name() + ": " + p.support().reason())
                .collect(Collectors.joining("; "));
        String all = probed.stream().map(p -> p.format().name()).collect(Collectors.joining(", "));
        return new DataException(
                path.toString(),
                "content",
                reasons.isEmpty()
                        ? "none of the formats recognises it (" + all + ")"
                        : "cannot be read (" + reasons + ")",
                "For raw numbers without a header, give --raw-size, --raw-type and --voxel");
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
