// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.tomography.geometry.ScanFacts;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;

/**
 * A scan as its files hold it: frames, flats and darks, and what is said about them. Data Exchange and NXtomo have all in one
 * file; other formats have flats and darks in files of their own.
 *
 * @param frames of the sample
 * @param flats frames of the beam alone; empty if there are none
 * @param darks frames without beam; empty if there are none
 */
public record RawScan(
        Frames frames, Optional<Frames> flats, Optional<Frames> darks, ScanFacts facts, List<Volume> opened)
        implements AutoCloseable {
    private static final String EXCHANGE = "exchange/data";

    /**
     * @param sinograms whether the planes of the file are sinograms, not frames
     * @param flats file of its own; null for those of the scan's file
     * @param darks file of its own; null for those of the scan's file
     */
    public static RawScan open(
            VolumeFormats formats,
            Path file,
            OpenOptions options,
            boolean sinograms,
            @Nullable Path flats,
            @Nullable Path darks) {
        List<Volume> opened = new ArrayList<>();
        try {
            Volume frames = keep(opened, formats.open(file, options));
            if (options.setting(OpenOptions.DATASET).isEmpty()) {
                Optional<String> projections = frames.datasets().stream()
                        .filter(n -> n.endsWith("#projections"))
                        .findFirst();
                if (projections.isPresent()) {
                    frames = keep(opened, formats.open(file, options.with(OpenOptions.DATASET, projections.get())));
                }
            }
            List<String> all = frames.datasets();
            OpenOptions plain = OpenOptions.of(options.frame(), options.cache());
            Optional<Frames> white = flats == null
                    ? reference(formats, file, options, all, EXCHANGE + "_white", "#flats", opened)
                    : Optional.of(new Frames(keep(opened, formats.open(flats, plain)), sinograms));
            Optional<Frames> black = darks == null
                    ? reference(formats, file, options, all, EXCHANGE + "_dark", "#darks", opened)
                    : Optional.of(new Frames(keep(opened, formats.open(darks, plain)), sinograms));
            return new RawScan(new Frames(frames, sinograms), white, black, ScanFacts.of(frames.metadata()), opened);
        } catch (RuntimeException e) {
            opened.forEach(Volume::close);
            throw e;
        }
    }

    private static Optional<Frames> reference(
            VolumeFormats formats,
            Path file,
            OpenOptions options,
            List<String> all,
            String exchange,
            String tomo,
            List<Volume> opened) {
        return all.stream()
                .filter(n -> n.equals(exchange) || n.endsWith(tomo))
                .findFirst()
                .map(n -> new Frames(keep(opened, formats.open(file, options.with(OpenOptions.DATASET, n))), false));
    }

    private static Volume keep(List<Volume> opened, Volume v) {
        opened.add(v);
        return v;
    }

    @Override
    public void close() {
        opened.forEach(Volume::close);
    }
}
