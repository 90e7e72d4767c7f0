// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.twin.detector.Faults;
import org.sextant.twin.instrument.Gratings;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Kind;
import org.sextant.twin.instrument.Unsteadiness;
import org.sextant.twin.material.MaterialTable;
import org.sextant.twin.scan.DarkField;
import org.sextant.twin.scan.Scan;
import org.sextant.twin.scan.ScanPlan;
import org.sextant.twin.scan.ScanTruth;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;

/** Whole scans of a ball, whose image is known: what was injected is found again in the files. */
class ScanTest {
    private static final BallSample BALL = new BallSample(new Vector3d(40, -20, 7), 5);
    private static final DarkField DARK = (m, nm, keV) -> m == 1 ? 0.02 * nm / 100 : 0;

    @TempDir
    private Path folder;

    private ScanTruth write(Instrument instrument, Path to, int threads) {
        ScanPlan plan = ScanPlan.of(instrument, new Vector3d(BALL.centreUm()).add(3.1, -2.3, 1.4), 11);
        try (WorkContext work = new WorkContext(threads, Progress.NONE)) {
            Scan.Target target = new Scan.Target(to.resolve("raw"), to.resolve("volumes"), VolumeFormats.installed());
            return new Scan(plan, BALL, DARK).write(target, work);
        }
    }

    private static double[] absorption(float[] frame, float[] flat, float[] dark) {
        double[] p = new double[frame.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = -Math.log(Math.max(1, frame[i] - dark[i]) / (flat[i] - dark[i]));
        }
        return p;
    }

    /** Column and row of the centre of mass of what absorbs more than ten deviations of the noise in air. */
    private static double[] centroid(double[] p) {
        double sum = 0;
        double columns = 0;
        double rows = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0.05) {
                sum += p[i];
                columns += p[i] * (i % Bench.COLUMNS);
                rows += p[i] * (i / Bench.COLUMNS);
            }
        }
        return new double[] {columns / sum, rows / sum};
    }

    private static double[][] centroids(ScanTruth truth) {
        Path file = truth.raw().get(0).path();
        float[] flat = Bench.mean(Bench.planes(file, "exchange/data_white"));
        float[] dark = Bench.mean(Bench.planes(file, "exchange/data_dark"));
        return Stream.of(Bench.planes(file, "exchange/data"))
                .map(f -> centroid(absorption(f, flat, dark)))
                .toArray(double[][]::new);
    }

    /**
     * The ball's centre goes round in a circle: columns follow c + a cos θ + b sin θ, where c is the axis; rows rise with the
     * columns by the roll. Photon noise moves a centroid by less than 0.02 pixels here.
     */
    @Test
    void centreAndRollAreThoseOfTheBallsPath() {
        Unsteadiness leaning = new Unsteadiness(0, 0, 5, 2, 0);
        ScanTruth truth = write(Bench.instrument(Kind.PARALLEL, leaning, 60_000, Faults.NONE), folder, 2);
        double[][] seen = centroids(truth);
        double column = 0;
        double[] first = new double[2];
        double[] second = new double[2];
        for (int i = 0; i < seen.length; i++) {
            double angle = 2 * Math.PI * i / seen.length;
            column += seen[i][0] / seen.length;
            for (int k = 0; k < 2; k++) {
                first[k] += 2 * seen[i][k] * Math.cos(angle) / seen.length;
                second[k] += 2 * seen[i][k] * Math.sin(angle) / seen.length;
            }
        }
        // The middle of the circle stands above the origin of the stage by z, which roll moves sideways too.
        double z = truth.plan().stageToSample().inverse().apply(BALL.centreUm()).z / 0.5;
        assertThat(column - Math.sin(truth.plan().orbit().rollRad()) * z).isCloseTo(truth.centreColumn(), within(0.03));
        // Rows count downwards. Of the rows' ellipse, the part in phase with the columns is roll, the other pitch.
        double squares = first[0] * first[0] + second[0] * second[0];
        double roll = (first[1] * first[0] + second[1] * second[0]) / squares;
        double pitch = (second[1] * first[0] - first[1] * second[0]) / squares;
        assertThat(roll).isCloseTo(Math.tan(truth.plan().orbit().rollRad()), within(0.005));
        assertThat(Math.abs(pitch))
                .isCloseTo(Math.abs(Math.sin(truth.plan().orbit().pitchRad())), within(0.005));
    }

    /**
     * Noise of a centroid: σ_p √(Σ r²) / Σ p = 0.005 √(314 · 25) / 50 = 0.01 pixels for a disk of 20 pixels, and as much
     * again from pixels at its rim that noise lifts over the threshold; five of them.
     */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PARALLEL", "CONE"})
    void driftIsWhereTheBallIsSeen(Kind kind) {
        Unsteadiness drifting = new Unsteadiness(3, 0.6, 2, 0.5, 3);
        ScanTruth truth = write(Bench.instrument(kind, drifting, 60_000, Faults.NONE), folder, 2);
        Vector3d onStage = truth.plan().stageToSample().inverse().apply(BALL.centreUm());
        double[][] seen = centroids(truth);
        for (int i = 0; i < seen.length; i++) {
            double[] uv = truth.plan().orbit().seen(truth.plan().views().get(i), onStage);
            assertThat(seen[i][0]).as("column in view " + i).isCloseTo(uv[0] / 0.5 + 31.5, within(0.12));
            assertThat(seen[i][1]).as("row in view " + i).isCloseTo(23.5 - uv[1] / 0.5, within(0.12));
        }
    }

    /** The fit of the phase steps gives back T, φ and v: in the open beam, and behind the middle of the ball. */
    @Test
    void phaseStepsGiveBackWhatWasInjected() {
        ScanTruth truth = write(Bench.instrument(Kind.GRATING, Bench.STEADY, 40_000, Faults.NONE), folder, 2);
        assertThat(truth.raw()).hasSize(18);
        ScanTruth.RawFile raw = truth.raw().get(17);
        float[] dark = Bench.mean(Bench.planes(raw.path(), "exchange/data_dark"));
        float[][] flats = Bench.planes(raw.path(), "exchange/data_white");
        float[][] frames = Bench.planes(raw.path(), "exchange/data");
        int steps = Gratings.STEPPING.steps();
        Vector3d onStage = truth.plan().stageToSample().inverse().apply(BALL.centreUm());
        for (int view = 0; view < Bench.VIEWS; view += 5) {
            double[] uv = truth.plan().orbit().seen(truth.plan().views().get(view), onStage);
            int column = (int) Math.rint(uv[0] / 0.5 + 31.5);
            int row = (int) Math.rint(23.5 - uv[1] / 0.5);
            int pixel = row * Bench.COLUMNS + column;
            double[] open = new double[steps];
            double[] behind = new double[steps];
            for (int k = 0; k < steps; k++) {
                for (int f = 0; f < 4; f++) {
                    open[k] += (flats[4 * k + f][pixel] - dark[pixel]) / 4;
                }
                behind[k] = frames[k * Bench.VIEWS + view][pixel] - dark[pixel];
            }
            Fringe flat = Fringe.fit(open);
            Fringe sample = Fringe.fit(behind);
            double x = 2.0 * column / Bench.COLUMNS - 1;
            // σ(v)/v = √(2/(v² n)): 0.7 % for the flats (v = 0.25, n = 8e5 quanta), 3 % behind the ball (v = 0.1, n =
            // 2e5).
            assertThat(flat.visibility()).isCloseTo(Gratings.STEPPING.openVisibility(x), within(0.008));
            assertThat(Math.cos(flat.phase() - Gratings.STEPPING.openPhase(x))).isGreaterThan(0.999);
            assertThat(-Math.log(sample.visibility() / flat.visibility())).isCloseTo(10 * 0.02 * 4.346, within(0.15));
            assertThat(-Math.log(sample.mean() / flat.mean()))
                    .isCloseTo(10 * MaterialTable.SILICA.attenuationPerUm(25), within(0.008));
        }
    }

    private record Fringe(double mean, double visibility, double phase) {
        static Fringe fit(double[] light) {
            double mean = 0;
            double re = 0;
            double im = 0;
            for (int k = 0; k < light.length; k++) {
                double a = 2 * Math.PI * k / light.length;
                mean += light[k] / light.length;
                re += 2 * light[k] * Math.cos(a) / light.length;
                im -= 2 * light[k] * Math.sin(a) / light.length;
            }
            return new Fringe(mean, Math.hypot(re, im) / mean, Math.atan2(im, re));
        }
    }

    /** Inside the ball is its attenuation, outside nothing, both with the noise that the truth states. */
    @Test
    void theVolumeShowsTheBallWhereThePoseSays() {
        ScanTruth truth = write(Bench.instrument(Kind.PARALLEL, Bench.STEADY, 20_000, Faults.NONE), folder, 2);
        ScanTruth.VolumeFile file = truth.volumes().get(0);
        OpenOptions options = OpenOptions.of(truth.plan().stage(), new BlockCache(1 << 24));
        double[] in = new double[3];
        double[] out = new double[3];
        try (Volume v = VolumeFormats.installed().open(file.path(), options)) {
            assertThat(v.grid().originUm().distance(truth.grid().originUm())).isLessThan(1e-9);
            for (int z = 0; z < Bench.ROWS; z++) {
                float[] plane = Bench.plane(v, z);
                for (int i = 0; i < plane.length; i++) {
                    Vector3d index = new Vector3d(i % Bench.COLUMNS, i / Bench.COLUMNS, z);
                    Vector3d onStage = v.grid().indexToFrame().apply(index);
                    double distance =
                            truth.plan().stageToSample().apply(onStage).distance(BALL.centreUm());
                    double[] sums = distance < 3 ? in : distance > 7 ? out : null;
                    if (sums != null && Math.hypot(onStage.x, onStage.y) < 15) {
                        double value = v.scale().physical(plane[i]);
                        sums[0]++;
                        sums[1] += value;
                        sums[2] += value * value;
                    }
                }
            }
        }
        double noise = file.facts().noiseSd();
        // Some hundred independent voxels inside.
        assertThat(in[1] / in[0]).isCloseTo(MaterialTable.SILICA.attenuationPerUm(5.4), within(0.3 * noise));
        assertThat(out[1] / out[0]).isCloseTo(MaterialTable.AIR.attenuationPerUm(5.4), within(0.05 * noise));
        assertThat(Math.sqrt(out[2] / out[0])).isCloseTo(noise, within(0.05 * noise));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameSeedGivesTheSameBytesOnOneThreadAndTwo(Kind kind) throws IOException {
        Faults faults = new Faults(0.01, 0.01, 0.05, 1e-3, 0.1);
        Instrument instrument = Bench.instrument(kind, new Unsteadiness(1, 0.2, 3, 0.3, 5), 5_000, faults);
        write(instrument, folder.resolve("one"), 1);
        write(instrument, folder.resolve("two"), 2);
        TreeMap<String, byte[]> one = bytes(folder.resolve("one"));
        TreeMap<String, byte[]> two = bytes(folder.resolve("two"));
        assertThat(one.keySet()).isEqualTo(two.keySet()).hasSizeGreaterThan(2);
        one.forEach((name, content) -> assertThat(two.get(name)).as(name).isEqualTo(content));
        assertThat(one.keySet()).noneMatch(n -> n.endsWith(".raw"));
    }

    private static TreeMap<String, byte[]> bytes(Path in) throws IOException {
        TreeMap<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(in)) {
            for (Path f : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.put(in.relativize(f).toString(), Files.readAllBytes(f));
            }
        }
        return all;
    }

    @Test
    void aTiltSeriesHasItsAngles() throws IOException {
        ScanTruth truth = write(Bench.instrument(Kind.ELECTRONS, Bench.STEADY, 5_000, Faults.NONE), folder, 2);
        Path file = truth.raw().get(0).path();
        OpenOptions options = OpenOptions.of(new FrameId("series"), new BlockCache(1 << 24));
        try (Volume v = VolumeFormats.installed().open(file, options)) {
            assertThat(v.metadata().anglesDeg().orElseThrow())
                    .hasSize(Bench.VIEWS)
                    .startsWith(0, 15, 30);
            float[] plane = Bench.plane(v, 0);
            double most = 0;
            for (float p : plane) {
                most = Math.max(most, p);
            }
            // Offset 100 and 5000 · 0.5/µm · a chord of 10 µm, blurred at its end, and five deviations of Poisson
            // noise.
            assertThat(most).isBetween(20_000.0, 26_000.0);
        }
        assertThat(List.of(truth.raw().get(0).correlationNm())).containsExactly(0.0);
    }
}
