// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.sextant.project.Project;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Instruments;
import org.sextant.twin.instrument.TwinSize;
import org.sextant.twin.sample.AluminaGrains;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.scan.DarkField;
import org.sextant.twin.scan.Scan;
import org.sextant.twin.scan.ScanPlan;
import org.sextant.twin.scan.ScanTruth;
import org.sextant.twin.scan.Twin;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.WorkContext;

/**
 * One sample of the twin with its scans.
 *
 * <pre>
 *   silica/  raw/            frames as the instruments write them
 *            volumes/        what perfect reconstructions show
 *            silica.sextant  a project of the volumes, poses unknown
 *            truth.json      what is true, with label volumes in truth/
 * </pre>
 */
record TwinPart(String name, SampleKind kind, List<Instrument> instruments, Planner planner) {
    /** One standard deviation in each direction where nothing is known but that the sample stands upright somewhere there. */
    private static final String UNKNOWN_POSE = """
            {"note": "the pose of the stage is unknown: the scan stands at the origin until it is registered",
             "translation": ["0um", "0um", "0um"], "covariance": {"rotationSdDeg": 60, "shiftSd": "500um"}}
            """;

    private static final String SAME_STAGE = """
            {"note": "reconstructed from the same frames: the same place",
             "translation": ["0um", "0um", "0um"], "covariance": {"rotationSdDeg": 0, "shiftSd": "0nm"}}
            """;

    /** Plans the scans of a sample. */
    @FunctionalInterface
    interface Planner {
        List<ScanPlan> plan(Sample sample, List<Instrument> instruments, long seed);
    }

    static TwinPart silica(TwinSize size, int tiltRangeDeg) {
        return new TwinPart("silica", SampleKind.SILICA, Instruments.silica(size, tiltRangeDeg), Twin::silica);
    }

    static TwinPart alumina(TwinSize size, SampleKind kind) {
        return new TwinPart("alumina", kind, Instruments.alumina(size), Twin::alumina);
    }

    String projectName() {
        return name + ".sextant";
    }

    long bytes() {
        return instruments.stream()
                .mapToLong(i -> Scan.bytes(i) + TruthFolder.bytes(Scan.grid(i)))
                .sum();
    }

    /** Makes all scans, the truth and the project. */
    void make(Path folder, long seed, Consumer<String> say, WorkContext work) throws IOException {
        VolumeFormats formats = VolumeFormats.installed();
        LabelledSample sample = kind.make(seed);
        DarkField dark = sample instanceof AluminaGrains grains ? grains::darkFieldPerUm : DarkField.NONE;
        Scan.Target target = new Scan.Target(folder.resolve("raw"), folder.resolve("volumes"), formats);
        List<ScanTruth> truths = new ArrayList<>();
        for (ScanPlan plan : planner.plan(sample, instruments, seed)) {
            long start = System.nanoTime();
            truths.add(new Scan(plan, sample, dark).write(target, work));
            say(say, plan.instrument().title(), start);
        }
        long start = System.nanoTime();
        List<ScannedField> fields = truths.stream().map(ScanTruth::scannedField).toList();
        new TruthFolder(kind, seed, sample, formats).write(folder, fields, work);
        addAll(folder, truths);
        say(say, "truth and project", start);
    }

    private void say(Consumer<String> say, String what, long startNanos) {
        say.accept(String.format(Locale.ROOT, "%s: %s in %.1f s", name, what, (System.nanoTime() - startNanos) / 1e9));
    }

    private void addAll(Path folder, List<ScanTruth> truths) throws IOException {
        Path unknown = folder.resolve("unknown-pose.json");
        Path same = folder.resolve("same-stage.json");
        Files.writeString(unknown, UNKNOWN_POSE, StandardCharsets.UTF_8);
        try (Project project = Project.create(folder.resolve(projectName()))) {
            for (ScanTruth t : truths) {
                String first = t.volumes().get(0).name();
                for (ScanTruth.VolumeFile v : t.volumes()) {
                    boolean isFirst = v.name().equals(first);
                    if (!isFirst) {
                        Files.writeString(same, SAME_STAGE, StandardCharsets.UTF_8);
                    }
                    new AddedScan(
                                    v.path(),
                                    v.name(),
                                    isFirst ? "world" : first,
                                    isFirst ? unknown : same,
                                    Map.of(),
                                    null)
                            .addTo(project);
                }
            }
            project.save();
        }
    }
}
