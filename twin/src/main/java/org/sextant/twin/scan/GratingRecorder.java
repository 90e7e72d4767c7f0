// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sextant.twin.detector.Camera;
import org.sextant.twin.detector.PhaseStepping;
import org.sextant.twin.hdf5.Hdf5Group;
import org.sextant.twin.instrument.Gratings;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Recording;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.material.Material;
import org.sextant.twin.projection.Detector;
import org.sextant.twin.projection.NestedField;
import org.sextant.twin.projection.NestedProjector;
import org.sextant.volume.work.WorkContext;

/**
 * Phase stepping: a Data Exchange file for each correlation length. Frames run over the views first, then over the steps;
 * {@code theta} repeats for each step. Flats run over their repeats first, then over the steps.
 */
final class GratingRecorder implements Recorder {
    /** One scan at one correlation length. */
    private record Length(double nm, double distanceUm, double[] lossPerUm, Path path, DataExchangeFile file) {}

    private final ScanPlan plan;
    private final PhaseStepping stepping = Gratings.STEPPING;
    private final Camera camera;
    private final List<Length> lengths = new ArrayList<>();

    GratingRecorder(ScanPlan plan, int materials, DarkField dark, Path rawFolder) throws IOException {
        this.plan = plan;
        Recording r = plan.instrument().recording();
        this.camera = new Camera(plan.detector(), r.exposure(), r.faults(), plan.seed());
        boolean opened = false;
        try {
            for (double nm : Gratings.CORRELATION_LENGTHS_NM) {
                lengths.add(length(nm, materials, dark, rawFolder));
            }
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private Length length(double nm, int materials, DarkField dark, Path rawFolder) throws IOException {
        Instrument instrument = plan.instrument();
        double keV = instrument.optics().energyKev();
        double distanceUm = stepping.distanceUm(nm / 1000, Material.wavelengthUm(keV));
        double[] loss = new double[materials];
        for (int m = 0; m < materials; m++) {
            loss[m] = dark.perUm(m, nm, keV);
        }
        Path path = rawFolder.resolve(String.format(Locale.ROOT, "%s-%06.2fnm.h5", instrument.name(), nm));
        Recording r = instrument.recording();
        DataExchangeFile.Contents contents = new DataExchangeFile.Contents(
                angles(), r.flats() * stepping.steps(), r.darks(), "intensity of phase steps");
        DataExchangeFile file =
                new DataExchangeFile(path, instrument, contents, root -> describe(root, nm, distanceUm));
        return new Length(nm, distanceUm, loss, path, file);
    }

    private double[] angles() {
        Sampling s = plan.instrument().sampling();
        double[] angles = new double[s.views() * stepping.steps()];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = s.angleDeg(i % s.views());
        }
        return angles;
    }

    private void describe(Hdf5Group root, double nm, double distanceUm) {
        Hdf5Group g = root.group("measurement/instrument/interferometer");
        g.number("correlation_length", nm, "nm");
        g.number("sample_to_analyser_distance", distanceUm / 1000, "mm");
        g.number("analyser_period", stepping.periodUm(), "um");
        g.number("steps", stepping.steps(), "");
        g.number("step", stepping.periodUm() / stepping.steps(), "um");
        g.text("order", "projections: views fastest, then steps; flats: repeats fastest, then steps");
        double[] position = new double[plan.views().size() * stepping.steps()];
        for (int i = 0; i < position.length; i++) {
            position[i] = i / plan.views().size() * stepping.periodUm() / stepping.steps();
        }
        root.group("exchange").numbers("analyser_position", position, "um");
    }

    @Override
    public void references(WorkContext work) {
        Detector all = plan.detector();
        Recording r = plan.instrument().recording();
        float[] gains = camera.gains(Camera.Kind.FLAT, all);
        float[] none = new float[all.pixels()];
        float[] open = new float[all.pixels()];
        Arrays.fill(open, 1);
        FringeField fringes = new FringeField(stepping, all, 0);
        fringes.transmission(open);
        fringes.fringes(open, none, none, 0);
        int steps = stepping.steps();
        int frames = r.flats() * steps + r.darks();
        work.forEach("taking flats and darks", (long) frames * lengths.size(), i -> {
            Length l = lengths.get((int) (i / frames));
            int frame = (int) (i % frames);
            short[] counts = new short[all.pixels()];
            if (frame < r.flats() * steps) {
                float[] light = new float[all.pixels()];
                fringes.step(frame / r.flats(), all, light);
                camera.expose(Camera.Kind.FLAT, i, all, gains, light, counts);
                l.file.flat(frame, all, counts);
            } else {
                camera.expose(Camera.Kind.DARK, i, all, gains, open, counts);
                l.file.darkFrame(frame - r.flats() * steps, all, counts);
            }
        });
    }

    @Override
    public void views(NestedField field, Detector band, Detector seen, WorkContext work) {
        float[] gains = camera.gains(Camera.Kind.PROJECTION, band);
        ThreadLocal<View> views = ThreadLocal.withInitial(() -> new View(field, band, seen, gains));
        work.forEach(
                "projecting " + plan.instrument().name(),
                plan.views().size(),
                i -> views.get().record((int) i));
    }

    /** Memory of one thread. */
    private final class View {
        private final NestedProjector projector;
        private final FringeField fringes;
        private final Detector band;
        private final float[] gains;
        private final float[][] integrals;
        private final float[] transmission;
        private final float[] loss;
        private final float[] light;
        private final short[] counts;

        View(NestedField field, Detector band, Detector seen, float[] gains) {
            this.projector = new NestedProjector(field, plan.orbit(), seen);
            this.fringes =
                    new FringeField(stepping, seen, plan.instrument().optics().blurPixels());
            this.band = band;
            this.gains = gains;
            this.integrals = new float[field.channels()][seen.pixels()];
            this.transmission = new float[seen.pixels()];
            this.loss = new float[seen.pixels()];
            this.light = new float[band.pixels()];
            this.counts = new short[band.pixels()];
        }

        void record(int view) throws IOException {
            projector.project(plan.views().get(view), integrals);
            for (int i = 0; i < transmission.length; i++) {
                transmission[i] = (float) Math.exp(-integrals[Channel.ATTENUATION][i]);
            }
            fringes.transmission(transmission);
            for (int n = 0; n < lengths.size(); n++) {
                Length l = lengths.get(n);
                lose(l.lossPerUm);
                fringes.fringes(transmission, loss, integrals[Channel.DELTA], l.distanceUm);
                for (int k = 0; k < stepping.steps(); k++) {
                    int frame = k * plan.views().size() + view;
                    fringes.step(k, band, light);
                    long id = (long) n * stepping.steps() * plan.views().size() + frame;
                    camera.expose(Camera.Kind.PROJECTION, id, band, gains, light, counts);
                    l.file.projection(frame, band, counts);
                }
            }
        }

        private void lose(double[] perUm) {
            Arrays.fill(loss, 0);
            for (int m = 1; m < perUm.length; m++) {
                float[] thickness = integrals[Channel.thicknessOf(m)];
                for (int i = 0; perUm[m] != 0 && i < loss.length; i++) {
                    loss[i] += (float) (perUm[m] * thickness[i]);
                }
            }
        }
    }

    @Override
    public List<ScanTruth.RawFile> finish(WorkContext work) {
        return lengths.stream().map(l -> new ScanTruth.RawFile(l.path, l.nm)).toList();
    }

    @Override
    public void close() throws IOException {
        for (Length l : lengths) {
            l.file.close();
        }
    }
}
