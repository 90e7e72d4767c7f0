// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.joml.Vector3d;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.tomography.correction.Preparation;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.tomography.scan.RawScan;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sextant prepare}. */
@Command(
        name = "prepare",
        sortOptions = false,
        description =
                "Write the corrected projections of a scan: line integrals (transmissions' negative logarithm), pure"
                        + " numbers, one plane a view. The same corrections as those of reconstruct, to be looked at.",
        footer = {"", "Example:", "  sextant prepare scan.h5 -o projections.tif --rings 9"})
final class PrepareVerb extends Verb {
    @Mixin
    private RawScanOptions scan = new RawScanOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The projections to write; the format is chosen by the ending.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(names = "--overwrite", description = "Replace the file if it exists.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Only say what it would need.")
    private boolean dryRun;

    @Mixin
    private Work work = new Work();

    PrepareVerb(Console console) {
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
                return prepare(raw, new PreparedScan(scan.geometry(raw), scan.preparation(raw)), w);
            }
        });
    }

    private Result prepare(RawScan raw, PreparedScan used, WorkContext w) {
        double values = (double) used.columns() * used.rows() * used.anglesRad().length;
        Estimate estimate = new Estimate((long) (5 * values) + (64L << 20), values * 1e-7);
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("raw", scan.raw().toString());
        json.put("views", used.anglesRad().length)
                .put("columns", used.columns())
                .put("rows", used.rows());
        json.put("logarithm", used.preparation().logarithm());
        json.putObject("estimate").put("memoryBytes", estimate.memoryBytes()).put("seconds", estimate.seconds());
        String size = used.anglesRad().length + " projections of " + used.columns() + "×" + used.rows() + " pixels";
        if (dryRun) {
            return new Result(
                    json.put("done", false),
                    String.format(
                            Locale.ROOT,
                            "%s would become %s: about %d MiB of memory and %.3g s",
                            scan.raw(),
                            size,
                            estimate.memoryBytes() >> 20,
                            estimate.seconds()));
        }
        estimate.check("preparing " + scan.raw());
        Preparation.Prepared prepared = used.prepare(raw, w);
        prepared.notices().forEach(n -> console().err().println("note: " + n));
        write(prepared.lineIntegrals(), used.pixelUm(), w);
        json.put("deadPixelValues", prepared.deadPixels())
                .put("spikes", prepared.spikes())
                .put("clamped", prepared.clamped())
                .put("output", output.toString());
        return new Result(json.put("done", true), "wrote " + output + ": " + size);
    }

    /** The third axis is the view and has no length; it gets that of a pixel. */
    private void write(Projections p, double pixelUm, WorkContext w) {
        Lattice lattice = new Lattice(p.columns(), p.rows(), p.count(), pixelUm, pixelUm, pixelUm);
        VoxelGrid grid = VoxelGrid.of(
                new FrameId("views"),
                new Size3(p.columns(), p.rows(), p.count()),
                new Vector3d(pixelUm),
                new Vector3d());
        try (Volume v = VoxelVolume.of(scan.raw().toString(), new FloatVoxels(lattice, p.views()), grid, "")) {
            OperationFiles.write(v, output, overwrite, w);
        }
    }
}
