// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.twin.detector.GaussianBlur;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Kind;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.NestedField;
import org.sextant.twin.projection.NestedProjector;
import org.sextant.twin.projection.Orbit;
import org.sextant.twin.sample.Sample;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Makes a scan: raw frames with all errors of the plan, and volumes at the true geometry. Rows of the detector are worked off
 * in bands that fit the memory; which, does not change the frames but for rounding in the rings around the field of view.
 */
public final class Scan {
    /**
     * Where a scan goes.
     *
     * @param formats those that write MRC and OME-Zarr
     */
    public record Target(Path rawFolder, Path volumeFolder, VolumeFormats formats) {}

    private static final int SPARE_PIXELS = 3;
    private static final int FEWEST_ROWS = 16;
    /** Share of the memory that one band may take. */
    private static final double MEMORY_SHARE = 0.4;

    private final ScanPlan plan;
    private final Sample sample;
    private final DarkField dark;
    private final List<Channel> channels;
    private final SampleSource source;

    public Scan(ScanPlan plan, Sample sample, DarkField dark) {
        this.plan = plan;
        this.sample = sample;
        this.dark = dark;
        this.channels = Channel.of(plan.instrument(), sample.materials());
        this.source = new SampleSource(sample, plan.stageToSample(), channels, plan.cutRadiusUm(), plan.seed());
    }

    /**
     * Writes the files of the scan.
     *
     * @throws DataException if they cannot be written
     */
    public ScanTruth write(Target target, WorkContext work) {
        try {
            Files.createDirectories(target.rawFolder);
            Files.createDirectories(target.volumeFolder);
            try (Recorder recorder = recorder(target)) {
                recorder.references(work);
                List<ScanTruth.VolumeFile> volumes = record(recorder, target, work);
                return new ScanTruth(plan, grid(plan.instrument()), recorder.finish(work), volumes);
            }
        } catch (IOException e) {
            throw new DataException(
                    target.rawFolder.toString(),
                    "scan " + plan.instrument().name(),
                    "cannot be written: " + e,
                    "Check the disk's free space and permissions",
                    e);
        }
    }

    private Recorder recorder(Target target) throws IOException {
        return switch (plan.instrument().kind()) {
            case CONE, PARALLEL -> new XrayRecorder(plan, target.rawFolder);
            case ELECTRONS -> new ElectronRecorder(plan, target.rawFolder, target.formats);
            case GRATING -> new GratingRecorder(plan, sample.materials().size(), dark, target.rawFolder);
        };
    }

    private List<ScanTruth.VolumeFile> record(Recorder recorder, Target target, WorkContext work) throws IOException {
        List<VolumeRecorder> volumes = new ArrayList<>();
        try {
            Detector all = plan.detector();
            int rows = rowsPerBand();
            for (int first = 0; first < all.totalRows(); first += rows) {
                Detector band = all.band(first, first + rows);
                Detector seen = all.band(first - halo(), first + rows + halo());
                NestedField field = field(seen, work);
                if (volumes.isEmpty()) {
                    double signal = signal(field, seen);
                    for (Quantity q : Quantity.of(plan.instrument(), channels, dark, signal)) {
                        volumes.add(new VolumeRecorder(plan, q, q.perMaterial(channels), target.volumeFolder));
                    }
                }
                for (VolumeRecorder v : volumes) {
                    v.add(field.finest(), band, work);
                }
                recorder.views(field, band, seen, work);
            }
            List<ScanTruth.VolumeFile> files = new ArrayList<>();
            for (VolumeRecorder v : volumes) {
                files.add(v.finish(target.volumeFolder, target.formats, work));
            }
            return files;
        } finally {
            for (VolumeRecorder v : volumes) {
                v.close();
            }
        }
    }

    private NestedField field(Detector seen, WorkContext work) {
        return NestedField.of(
                source, plan.stage(), new NestedField.Extent(seen, plan.orbit(), margin(), source.radiusUm()), work);
    }

    /** Rows beyond a band that its blur and edges see; that of volumes is wider than that of frames. */
    private int halo() {
        return GaussianBlur.reach(Math.sqrt(2) * plan.instrument().optics().blurPixels()) + 1;
    }

    /** Pixels by which drift, offset and roll move the sample, and what the volumes' blur reaches. */
    private int margin() {
        double p = plan.detector().pixelUm();
        double moved = Math.abs(plan.orbit().offsetUm());
        for (Orbit.View v : plan.views()) {
            moved = Math.max(
                    moved,
                    Math.abs(plan.orbit().offsetUm()) + Math.max(Math.abs(v.driftUUm()), Math.abs(v.driftVUm())));
        }
        double leaning = Math.abs(Math.tan(plan.orbit().rollRad()))
                * plan.instrument().sampling().outerRadiusUm();
        return (int) Math.ceil((moved + leaning) / p) + halo() + SPARE_PIXELS;
    }

    /** Two fields of all rings, and a blurred copy, must fit. */
    private int rowsPerBand() {
        Detector all = plan.detector();
        double perRow = 4.0 * (2 * channels.size() + 1) * Math.pow(all.columns() + 24, 2);
        double rows = MEMORY_SHARE * Runtime.getRuntime().maxMemory() / perRow - 2 * (margin() + halo());
        return (int) Math.max(FEWEST_ROWS, Math.min(all.totalRows(), rows));
    }

    /** Mean share of the quanta that arrive behind the middle of the sample, in the first view. */
    private double signal(NestedField field, Detector seen) {
        float[][] integrals = new float[field.channels()][seen.pixels()];
        new NestedProjector(field, plan.orbit(), seen).project(plan.views().get(0), integrals);
        boolean electrons = plan.instrument().kind() == Kind.ELECTRONS;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < integrals[0].length; i++) {
            int column = i % seen.columns();
            if (Math.abs(column - seen.columns() / 2) <= seen.columns() / 4) {
                sum += electrons ? integrals[0][i] : Math.exp(-integrals[0][i]);
                count++;
            }
        }
        return sum / count;
    }

    /** The voxels of all volumes of a scan, centred in the frame of its stage, which is named like the instrument. */
    public static VoxelGrid grid(Instrument instrument) {
        Sampling s = instrument.sampling();
        Size3 size = new Size3(s.columns(), s.columns(), s.rows());
        Vector3d first = new Vector3d(size.x() - 1, size.y() - 1, size.z() - 1).mul(-s.pixelUm() / 2);
        return VoxelGrid.of(new FrameId(instrument.name()), size, new Vector3d(s.pixelUm()), first);
    }

    /** The instrument's raw frames and volumes, bytes. */
    public static long bytes(Instrument instrument) {
        return instrument.rawBytes() + instrument.volumeBytes();
    }
}
