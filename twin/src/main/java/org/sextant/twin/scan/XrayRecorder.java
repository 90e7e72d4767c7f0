// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sextant.twin.detector.Camera;
import org.sextant.twin.detector.GaussianBlur;
import org.sextant.twin.detector.Propagation;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Recording;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.NestedField;
import org.sextant.twin.projection.NestedProjector;
import org.sextant.volume.work.WorkContext;

/** Absorption and phase contrast: flats, darks and projections in one Data Exchange file. */
final class XrayRecorder implements Recorder {
    private final ScanPlan plan;
    private final Path path;
    private final Camera camera;
    private final DataExchangeFile file;

    XrayRecorder(ScanPlan plan, Path rawFolder) throws IOException {
        this.plan = plan;
        Instrument instrument = plan.instrument();
        Recording r = instrument.recording();
        this.path = rawFolder.resolve(instrument.name() + ".h5");
        this.camera = new Camera(plan.detector(), r.exposure(), r.faults(), plan.seed());
        double[] angles = new double[plan.views().size()];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = instrument.sampling().angleDeg(i);
        }
        this.file = new DataExchangeFile(
                path,
                instrument,
                new DataExchangeFile.Contents(angles, r.flats(), r.darks(), "transmission"),
                root -> {});
    }

    @Override
    public void references(WorkContext work) {
        Detector all = plan.detector();
        Recording r = plan.instrument().recording();
        float[] open = new float[all.pixels()];
        Arrays.fill(open, 1);
        float[] gains = camera.gains(Camera.Kind.FLAT, all);
        work.forEach("taking flats and darks", (long) r.flats() + r.darks(), i -> {
            short[] counts = new short[all.pixels()];
            if (i < r.flats()) {
                camera.expose(Camera.Kind.FLAT, i, all, gains, open, counts);
                file.flat((int) i, all, counts);
            } else {
                camera.expose(Camera.Kind.DARK, i, all, gains, open, counts);
                file.darkFrame((int) i - r.flats(), all, counts);
            }
        });
    }

    @Override
    public void views(NestedField field, Detector band, Detector seen, WorkContext work) {
        float[] gains = camera.gains(Camera.Kind.PROJECTION, band);
        ThreadLocal<Frame> frames = ThreadLocal.withInitial(() -> new Frame(field, seen));
        work.forEach("projecting " + plan.instrument().name(), plan.views().size(), i -> {
            Frame f = frames.get();
            float[] light = f.light((int) i);
            short[] counts = new short[band.pixels()];
            float[] inBand = Arrays.copyOfRange(
                    light,
                    (band.firstRow() - seen.firstRow()) * band.columns(),
                    (band.firstRow() - seen.firstRow() + band.rows()) * band.columns());
            camera.expose(Camera.Kind.PROJECTION, i, band, gains, inBand, counts);
            file.projection((int) i, band, counts);
        });
    }

    /** Memory of one thread. */
    private final class Frame {
        private final NestedProjector projector;
        private final GaussianBlur blur =
                new GaussianBlur(plan.instrument().optics().blurPixels());
        private final Detector seen;
        private final float[][] integrals;

        Frame(NestedField field, Detector seen) {
            this.projector = new NestedProjector(field, plan.orbit(), seen);
            this.seen = seen;
            this.integrals = new float[field.channels()][seen.pixels()];
        }

        /** exp(−∫μ), edges, blur. */
        float[] light(int view) {
            projector.project(plan.views().get(view), integrals);
            float[] t = integrals[Channel.ATTENUATION];
            for (int i = 0; i < t.length; i++) {
                t[i] = (float) Math.exp(-t[i]);
            }
            Propagation.enhance(
                    t,
                    integrals[Channel.DELTA],
                    seen.columns(),
                    seen.rows(),
                    seen.pixelUm(),
                    plan.instrument().optics().propagationUm());
            blur.blur(t, seen.columns(), seen.rows());
            return t;
        }
    }

    @Override
    public List<ScanTruth.RawFile> finish(WorkContext work) {
        return List.of(new ScanTruth.RawFile(path, 0));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
