// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.tomography.correction.Preparation;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.scan.RawScan;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.length.Length;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A raw scan and what is said about it: its files, its geometry where they do not tell it, and its corrections. */
final class RawScanOptions {
    @Parameters(
            index = "0",
            paramLabel = "RAW",
            description = "Frames of a scan: Data Exchange, NXtomo, TXRM, MRC tilt series, TIFF stack or folder, …")
    @SuppressWarnings("NullAway.Init")
    private Path raw;

    @Option(names = "--flats", paramLabel = "FILE", description = "Frames of the beam alone, if they lie elsewhere.")
    private @Nullable Path flats;

    @Option(names = "--darks", paramLabel = "FILE", description = "Frames without beam, if they lie elsewhere.")
    private @Nullable Path darks;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Which data set of a file holds the frames.")
    private @Nullable String dataset;

    @Option(names = "--sinograms", description = "Planes of RAW are sinograms (x column, y view), not frames.")
    private boolean sinograms;

    @Option(
            names = "--angles",
            paramLabel = "FIRST:LAST|FILE",
            description = "Angles of the first and the last view in degrees, or a text file with one for each view;"
                    + " wins over RAW's.")
    private @Nullable String angles;

    @Option(
            names = "--pixel",
            paramLabel = "L",
            description = "Edge of a pixel cast on the axis, such as 1.3um; wins over RAW's.")
    private @Nullable Length pixel;

    @Option(
            names = "--source",
            paramLabel = "L",
            description = "From the source to the axis, such as 12mm: a cone beam; wins over RAW's.")
    private @Nullable Length source;

    @Option(names = "--parallel", description = "A parallel beam whatever RAW says.")
    private boolean parallel;

    @Option(
            names = "--rows",
            paramLabel = "FIRST:END",
            description = "Use these rows of the detector only, the end exclusive.")
    private @Nullable String rows;

    @Option(names = "--bin", paramLabel = "N", description = "Average N×N pixels into one.")
    private int bin = 1;

    @Option(names = "--views-every", paramLabel = "N", description = "Use each N-th view only.")
    private int viewsEvery = 1;

    @Option(
            names = "--air",
            paramLabel = "N",
            description = "Divide each row by the mean of its N outer columns, which see air.")
    private int air;

    @Option(
            names = "--spikes",
            paramLabel = "SD",
            description =
                    "Remove pixels brighter than all neighbours by this many deviations; 0 keeps them. Default 8.")
    private double spikes = 8;

    @Option(
            names = "--rings",
            paramLabel = "N",
            description =
                    "Remove stripes narrower than half of N columns (odd), which would become rings; 0 keeps them. Default 0.")
    private int rings;

    @Option(
            names = "--log",
            paramLabel = "auto|on|off",
            description =
                    "Whether frames are transmissions of which the logarithm is taken; auto (default): if there are"
                            + " flats or --air.")
    private LogChoice log = LogChoice.AUTO;

    @Option(names = "--axis-roll", paramLabel = "DEG", description = "Lean of the axis within the detector's plane.")
    private double rollDeg;

    @Option(names = "--axis-pitch", paramLabel = "DEG", description = "Lean of the axis along the beam.")
    private double pitchDeg;

    @Option(
            names = "--shifts",
            paramLabel = "FILE",
            description = "How far the sample has moved in each view, pixels: two numbers a line, right and up.")
    private @Nullable Path shifts;

    /** See {@code --log}. */
    enum LogChoice {
        AUTO,
        ON,
        OFF
    }

    Path raw() {
        return raw;
    }

    int bin() {
        return bin;
    }

    int viewsEvery() {
        return viewsEvery;
    }

    RawScan open() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (dataset != null) {
            settings.put(OpenOptions.DATASET, dataset);
        }
        OpenOptions options = new OpenOptions(new FrameId("views"), BlockCache.ofQuarterHeap(), settings);
        return RawScan.open(VolumeFormats.installed(), raw, options, sinograms, flats, darks);
    }

    /** The geometry of the whole detector, with the axis in its middle. */
    CircularScan geometry(RawScan scan) throws IOException {
        if (pixel == null && scan.facts().pixelUm().isEmpty()) {
            throw new DataException(
                    raw.toString(),
                    "header",
                    "it states no pixel size",
                    "Give that at the axis, such as --pixel 1.3um");
        }
        double pixelUm = pixel == null ? scan.facts().pixelUm().orElseThrow() : pixel.um();
        double sourceUm = parallel
                ? Double.POSITIVE_INFINITY
                : source == null ? scan.facts().sourceUm() : source.um();
        double[] rad = anglesDeg(scan);
        for (int i = 0; i < rad.length; i++) {
            rad[i] = Math.toRadians(rad[i]);
        }
        CircularScan c =
                CircularScan.cone(scan.frames().columns(), scan.frames().rows(), pixelUm, sourceUm, rad);
        if (shifts != null) {
            List<double[]> um = new ArrayList<>();
            for (double[] s : numbers(shifts, 2)) {
                um.add(new double[] {s[0] * pixelUm, s[1] * pixelUm});
            }
            c = c.shifted(um);
        }
        return c.leaning(Math.toRadians(rollDeg), Math.toRadians(pitchDeg));
    }

    private double[] anglesDeg(RawScan scan) throws IOException {
        int views = scan.frames().count();
        double[] deg;
        if (angles == null) {
            deg = scan.facts()
                    .anglesDeg()
                    .orElseThrow(() -> new DataException(
                            raw.toString(),
                            "header",
                            "it states no angles of its " + views + " views",
                            "Give those of the first and last view, such as --angles 0:180, or a text file"));
        } else if (angles.matches("[^:]+:[^:]+") && !Files.exists(Path.of(angles))) {
            deg = between(angles, views);
        } else {
            deg = numbers(Path.of(angles), 1).stream().mapToDouble(a -> a[0]).toArray();
        }
        if (deg.length != views) {
            throw new DataException(
                    raw.toString(),
                    "angles",
                    "there are " + deg.length + " angles for " + views + " views",
                    "Give one for each view; those of flats and darks do not count");
        }
        return deg;
    }

    private static double[] between(String text, int views) {
        try {
            double first = Double.parseDouble(text.substring(0, text.indexOf(':')));
            double last = Double.parseDouble(text.substring(text.indexOf(':') + 1));
            double[] deg = new double[views];
            for (int i = 0; i < views; i++) {
                deg[i] = first + (last - first) * i / Math.max(1, views - 1);
            }
            return deg;
        } catch (NumberFormatException e) {
            throw new SextantException("--angles takes two numbers such as 0:180, or a file, not '" + text + "'", e);
        }
    }

    private static List<double[]> numbers(Path file, int perLine) throws IOException {
        List<double[]> all = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            line++;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            String[] parts = text.strip().split("[\\s,;]+");
            try {
                double[] n = new double[perLine];
                for (int i = 0; i < perLine; i++) {
                    n[i] = Double.parseDouble(parts[i]);
                }
                all.add(n);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new DataException(
                        file.toString(), "line " + line, "'" + text + "' is not " + perLine + " numbers", "", e);
            }
        }
        return all;
    }

    Preparation preparation(RawScan scan) {
        int first = 0;
        int end = scan.frames().rows();
        if (rows != null) {
            if (!rows.matches("\\d{1,8}:\\d{1,8}")) {
                throw new SextantException(
                        "--rows takes the first row and the end, such as 100:200, not '" + rows + "'");
            }
            first = Integer.parseInt(rows.substring(0, rows.indexOf(':')));
            end = Integer.parseInt(rows.substring(rows.indexOf(':') + 1));
        }
        if (end > scan.frames().rows() || first >= end) {
            throw new SextantException("--rows " + rows + " does not lie in a detector of "
                    + scan.frames().rows() + " rows");
        }
        if (bin < 1
                || viewsEvery < 1
                || bin > Math.min(end - first, scan.frames().columns())) {
            throw new SextantException("--bin " + bin + " and --views-every " + viewsEvery + " do not fit "
                    + scan.frames().columns() + "×" + (end - first) + " pixels");
        }
        boolean logarithm =
                log == LogChoice.ON || log == LogChoice.AUTO && (scan.flats().isPresent() || air > 0);
        return new Preparation(first, end - first, bin, viewsEvery, air, spikes, logarithm, 1e-4, rings);
    }
}
