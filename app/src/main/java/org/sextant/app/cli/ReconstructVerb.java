// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.tomography.alignment.RotationCentre;
import org.sextant.compute.tomography.correction.Preparation;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.method.Cgls;
import org.sextant.compute.tomography.method.FilteredBackProjection;
import org.sextant.compute.tomography.method.Iterations;
import org.sextant.compute.tomography.method.IterativeResult;
import org.sextant.compute.tomography.method.RampFilter;
import org.sextant.compute.tomography.method.Sirt;
import org.sextant.compute.tomography.projector.JosephProjector;
import org.sextant.compute.tomography.projector.ParallelProjector;
import org.sextant.compute.tomography.projector.Projector;
import org.sextant.compute.tomography.projector.Rectification;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.tomography.scan.RawScan;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sextant reconstruct}. */
@Command(
        name = "reconstruct",
        sortOptions = false,
        description =
                "Make a volume from the frames of a scan: dark and flat, logarithm, rotation centre, reconstruction. Voxels"
                        + " hold the attenuation in 1/cm (where no logarithm is taken: intensity per cm); the axis of rotation"
                        + " runs along z through the middle of the volume.",
        footer = {
            "",
            "Examples:",
            "  sextant reconstruct scan.h5 -o preview.ome.zarr --bin 4 --views-every 4",
            "  sextant reconstruct scan.h5 -o volume.ome.zarr --rings 9 --filter hann",
            "  sextant reconstruct tilts.mrc -o tomogram.mrc --method sirt --iterations 30 --non-negative"
        })
final class ReconstructVerb extends Verb {
    /** Updates a second on two cores: filtered back-projection of parallel and of cone beams, iterations of both. */
    private static final double[] RATES = {3e9, 0.9e9, 2e9, 0.2e9};

    private static final double UM_PER_CM = 1e4;

    @Mixin
    private RawScanOptions scan = new RawScanOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The volume to write; the format is chosen by the ending.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(names = "--method", paramLabel = "METHOD", description = "fbp (default; the same as fdk), sirt, or cgls.")
    private Method method = Method.FBP;

    @Option(
            names = "--centre",
            paramLabel = "auto|PX",
            description = "Column of RAW over which the axis stands, pixel centres being whole numbers. Default: auto.")
    private String centre = "auto";

    @Option(names = "--filter", paramLabel = "FILTER", description = "ram-lak (default), shepp-logan, cosine, hann.")
    private String filter = "ram-lak";

    @Option(names = "--cut-off", paramLabel = "SHARE", description = "Of the Nyquist frequency; default 1.")
    private double cutOff = 1;

    @Option(names = "--iterations", paramLabel = "N", description = "Of sirt or cgls at most; default 50.")
    private int iterations = 50;

    @Option(
            names = "--least-gain",
            paramLabel = "SHARE",
            description = "Iterations stop where the residual shrinks by less than this share; default 0: never.")
    private double leastGain;

    @Option(names = "--non-negative", description = "No voxel falls below 0 (sirt).")
    private boolean nonNegative;

    @Option(names = "--overwrite", description = "Replace the volume if it exists.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Only say what it would need.")
    private boolean dryRun;

    @Mixin
    private Work work = new Work();

    /** See {@code --method}. */
    enum Method {
        FBP,
        FDK,
        SIRT,
        CGLS;

        boolean isIterative() {
            return this == SIRT || this == CGLS;
        }
    }

    ReconstructVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        return work.run(console(), w -> {
            VolumeFormats formats = VolumeFormats.installed();
            VolumeExporter exporter = formats.exporterFor(output);
            try (RawScan raw = scan.open()) {
                new OutputPlace(scan.raw(), output).check(formats, exporter);
                if (!overwrite && Files.exists(output)) {
                    throw new SextantException(output + " exists already; choose another name or add --overwrite");
                }
                PreparedScan used = new PreparedScan(scan.geometry(raw), scan.preparation(raw));
                ObjectNode json = head(used);
                Estimate estimate = estimate(used);
                json.putObject("estimate")
                        .put("memoryBytes", estimate.memoryBytes())
                        .put("seconds", estimate.seconds());
                if (dryRun) {
                    return new Result(json.put("done", false), needs(used, estimate));
                }
                estimate.check("the reconstruction of " + scan.raw());
                return reconstruct(raw, used, json, w);
            }
        });
    }

    private Result reconstruct(RawScan raw, PreparedScan used, ObjectNode json, WorkContext w) {
        long start = System.nanoTime();
        Preparation.Prepared prepared = used.prepare(raw, w);
        prepared.notices().forEach(n -> console().err().println("note: " + n));
        Projections p = prepared.lineIntegrals();
        double column = column(used, p, json, w);
        ScanGeometry geometry = used.geometry(column);
        VoxelGrid grid = used.grid(column);
        double seconds = (System.nanoTime() - start) / 1e9;
        FloatVoxels voxels = voxels(geometry, grid, p, json, w);
        double total = (System.nanoTime() - start) / 1e9;
        for (float[] plane : voxels.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= (float) UM_PER_CM;
            }
        }
        boolean absolute = used.preparation().logarithm();
        try (Volume v = VoxelVolume.of(scan.raw().toString(), voxels, grid, absolute ? "1/cm" : "counts/cm")) {
            OperationFiles.write(v, output, overwrite, w);
        }
        json.put("deadPixelValues", prepared.deadPixels())
                .put("spikes", prepared.spikes())
                .put("clamped", prepared.clamped());
        json.put("preparationSeconds", seconds).put("seconds", total).put("output", output.toString());
        return new Result(
                json.put("done", true),
                String.format(
                        Locale.ROOT,
                        "wrote %s: %s voxels of %s, axis over column %.2f, %d views, in %.1f s",
                        output,
                        grid.size(),
                        Length.print(used.pixelUm()),
                        column,
                        p.count(),
                        total));
    }

    /** Where the axis stands among the columns of RAW. */
    private double column(PreparedScan used, Projections p, ObjectNode json, WorkContext w) {
        if (!centre.equals("auto")) {
            try {
                double column = Double.parseDouble(centre);
                json.putObject("centre").put("column", column).put("how", "given");
                return column;
            } catch (NumberFormatException e) {
                throw new SextantException("--centre takes a column or auto, not '" + centre + "'", e);
            }
        }
        RotationCentre found = used.centre(p, w);
        CentreReport report = new CentreReport(used, found);
        report.notice().ifPresent(n -> console().err().println("note: " + n));
        json.set("centre", report.json());
        return used.wholeColumn(found.column());
    }

    private FloatVoxels voxels(ScanGeometry g, VoxelGrid grid, Projections p, ObjectNode json, WorkContext w) {
        if (!method.isIterative()) {
            return new FilteredBackProjection(g, grid, window(), cutOff).of(p, w);
        }
        Rectification upright = Rectification.of(g, grid);
        boolean flat = ParallelProjector.fits(upright.geometry(), grid);
        Projector a = flat ? new ParallelProjector(upright.geometry(), grid) : new JosephProjector(g, grid);
        Projections b = flat ? upright.of(p, w) : p;
        Iterations until = new Iterations(iterations, leastGain);
        IterativeResult r = method == Method.CGLS
                ? new Cgls(until).run(a, b, w)
                : new Sirt(until, 1, nonNegative ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .run(a, b, null, null, w);
        ArrayNode residuals = json.putArray("residuals");
        for (double e : r.residuals()) {
            residuals.add(e);
        }
        return r.voxels();
    }

    private RampFilter.Window window() {
        List<String> names = new ArrayList<>();
        for (RampFilter.Window w : RampFilter.Window.values()) {
            String name = w.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(filter)) {
                return w;
            }
            names.add(name);
        }
        throw new SextantException("there is no filter '" + filter + "'; use one of " + String.join(", ", names));
    }

    private ObjectNode head(PreparedScan used) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("raw", scan.raw().toString()).put("method", method.name().toLowerCase(Locale.ROOT));
        if (!method.isIterative()) {
            json.put("filter", window().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("cutOff", cutOff);
        }
        json.put("beam", used.whole().isParallel() ? "parallel" : "cone");
        json.put("views", used.anglesRad().length)
                .put("columns", used.columns())
                .put("rows", used.rows());
        json.put("voxelUm", used.pixelUm()).put("bin", scan.bin()).put("viewsEvery", scan.viewsEvery());
        json.put("logarithm", used.preparation().logarithm());
        json.put("unit", used.preparation().logarithm() ? "1/cm" : "counts/cm");
        return json;
    }

    /** Line integrals, their copies, and two copies of the voxels; iterations hold more of both. */
    private Estimate estimate(PreparedScan used) {
        double views = used.anglesRad().length;
        double data = views * used.columns() * used.rows();
        VoxelGrid grid = used.grid((used.whole().columns() - 1) / 2.0);
        double voxels = grid.size().voxels();
        boolean parallel = used.whole().isParallel();
        double bytes = 4 * (method.isIterative() ? 5 * data + 5 * voxels : 4 * data + 2 * voxels);
        double work = voxels * views * (method.isIterative() ? 2.0 * (iterations + 2) : 1);
        double rate = RATES[(method.isIterative() ? 2 : 0) + (parallel ? 0 : 1)];
        return new Estimate((long) bytes + (64L << 20), work / rate + data * 1e-7);
    }

    private String needs(PreparedScan used, Estimate e) {
        return String.format(
                Locale.ROOT,
                "%s would become %s voxels of %s from %d views: about %d MiB of memory and %.3g s",
                scan.raw(),
                used.grid((used.whole().columns() - 1) / 2.0).size(),
                Length.print(used.pixelUm()),
                used.anglesRad().length,
                e.memoryBytes() >> 20,
                e.seconds());
    }
}
