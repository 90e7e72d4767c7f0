// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.sextant.twin.detector.Camera;
import org.sextant.twin.detector.GaussianBlur;
import org.sextant.twin.instrument.Recording;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.NestedField;
import org.sextant.twin.projection.NestedProjector;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** HAADF-STEM: a tilt series as MRC with its angles in a {@code .rawtlt}; intensities, without flats and darks. */
final class ElectronRecorder implements Recorder {
    private final ScanPlan plan;
    private final Path path;
    private final VolumeFormats formats;
    private final Camera camera;
    private final short[][] frames;

    ElectronRecorder(ScanPlan plan, Path rawFolder, VolumeFormats formats) {
        this.plan = plan;
        this.formats = formats;
        this.path = rawFolder.resolve(plan.instrument().name() + ".mrc");
        Recording r = plan.instrument().recording();
        this.camera = new Camera(plan.detector(), r.exposure(), r.faults(), plan.seed());
        this.frames = new short[plan.views().size()][plan.detector().pixels()];
    }

    @Override
    public void references(WorkContext work) {
        work.checkCancelled("taking references");
    }

    @Override
    public void views(NestedField field, Detector band, Detector seen, WorkContext work) {
        float[] gains = camera.gains(Camera.Kind.PROJECTION, band);
        ThreadLocal<NestedProjector> projectors =
                ThreadLocal.withInitial(() -> new NestedProjector(field, plan.orbit(), seen));
        ThreadLocal<GaussianBlur> blurs = ThreadLocal.withInitial(
                () -> new GaussianBlur(plan.instrument().optics().blurPixels()));
        work.forEach("projecting " + plan.instrument().name(), plan.views().size(), i -> {
            float[][] scattered = new float[1][seen.pixels()];
            projectors.get().project(plan.views().get((int) i), scattered);
            blurs.get().blur(scattered[0], seen.columns(), seen.rows());
            int skip = (band.firstRow() - seen.firstRow()) * band.columns();
            float[] inBand = Arrays.copyOfRange(scattered[0], skip, skip + band.pixels());
            for (int p = 0; p < inBand.length; p++) {
                inBand[p] = Math.max(0, inBand[p]);
            }
            short[] counts = new short[band.pixels()];
            camera.expose(Camera.Kind.PROJECTION, i, band, gains, inBand, counts);
            System.arraycopy(counts, 0, frames[(int) i], band.firstRow() * band.columns(), counts.length);
        });
    }

    @Override
    public List<ScanTruth.RawFile> finish(WorkContext work) throws IOException {
        Sampling s = plan.instrument().sampling();
        Size3 size = new Size3(s.columns(), s.rows(), frames.length);
        // The third axis is the view and has no length; MRC wants one, and pixels are square.
        VoxelGrid grid = VoxelGrid.of(new FrameId("views"), size, new Vector3d(s.pixelUm()), new Vector3d());
        BlockLayout planes = new BlockLayout(size, s.columns(), s.rows(), 1);
        try (Volume series = BlockVolume.builder(path.toString(), "tilt series", ValueType.U16, new BlockCache(1 << 20))
                .level(planes, r -> frames[(int) r.z()])
                .grid(grid)
                .build()) {
            VolumeFormats.write(formats.exporterFor(path), series, path, ExportOptions.DEFAULT, work);
        }
        String angles = IntStream.range(0, frames.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%8.2f", s.angleDeg(i)))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(path.resolveSibling(plan.instrument().name() + ".rawtlt"), angles, StandardCharsets.US_ASCII);
        return List.of(new ScanTruth.RawFile(path, 0));
    }

    @Override
    public void close() {
        Arrays.fill(frames, new short[0]);
    }
}
