// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.instrument.TwinSize;
import org.sextant.twin.sample.AluminaGrains;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.length.Length;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant twin DIR}. */
@Command(
        name = "twin",
        description =
                "Make the ground-truth sample: simulated scans from 1 um to 0.54 nm voxels, raw frames and volumes, "
                        + "in a project that does not know their poses, with the truth beside it.",
        footer = {
            "",
            "Examples:",
            "  sextant twin my-twin --size small",
            "  sextant twin my-twin --size demo --seed 7 --sample silica"
        })
final class TwinVerb extends Verb {
    /** Says that the folder was made by this verb, which may then replace it. */
    private static final String MARK = ".made-by-sextant-twin";

    /** Which samples are made. */
    enum Which {
        SILICA,
        ALUMINA,
        ALL
    }

    @Parameters(paramLabel = "DIR", description = "The folder to make.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "small (128 pixels across), demo (256) or full (1024); default: demo. Voxel sizes are the same.")
    private TwinSize size = TwinSize.DEMO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed; the same seed gives the same frames and voxels. Default: 1.")
    private long seed = 1;

    @Option(names = "--sample", paramLabel = "WHICH", description = "silica, alumina or all; default: all.")
    private Which which = Which.ALL;

    @Option(
            names = "--arrangement",
            paramLabel = "HOW",
            description = "How the two kinds of alumina lie: mixed, separated or disks; default: mixed.")
    private AluminaGrains.Arrangement arrangement = AluminaGrains.Arrangement.MIXED;

    @Option(
            names = "--tilt-range",
            paramLabel = "DEG",
            description = "Tilts of the electron tomogram, 1 to 180 degrees; less than 180 leaves a missing wedge.")
    private int tiltRangeDeg = 180;

    @Option(names = "--overwrite", description = "Replace DIR if this verb made it.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Only say what would be made.")
    private boolean dryRun;

    @Mixin
    private Work work = new Work();

    TwinVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        if (Files.exists(folder) && !(overwrite && Files.exists(folder.resolve(MARK)))) {
            throw new DataException(
                    folder.toString(),
                    "output",
                    overwrite ? "it exists and was not made by sextant twin" : "it exists already",
                    overwrite ? "Name another folder" : "Name another folder, or add --overwrite");
        }
        List<TwinPart> parts = parts();
        long bytes = parts.stream().mapToLong(TwinPart::bytes).sum();
        say("about " + VolumeReport.bytes(bytes) + " will be written");
        if (dryRun) {
            return result(parts, bytes, 0);
        }
        return work.run(console(), w -> {
            long start = System.nanoTime();
            AtomicOutput.write(folder, overwrite, bytes, part -> make(part, parts, w));
            return result(parts, bytes, (System.nanoTime() - start) / 1e9);
        });
    }

    private List<TwinPart> parts() {
        List<TwinPart> all = new ArrayList<>();
        if (which != Which.ALUMINA) {
            all.add(TwinPart.silica(size, tiltRangeDeg));
        }
        if (which != Which.SILICA) {
            all.add(TwinPart.alumina(size, SampleKind.valueOf("ALUMINA_" + arrangement.name())));
        }
        return all;
    }

    private void make(Path whole, List<TwinPart> parts, WorkContext w) throws IOException {
        Files.createDirectories(whole);
        Files.writeString(whole.resolve(MARK), "");
        for (TwinPart p : parts) {
            p.make(whole.resolve(p.name()), seed, this::say, w);
        }
    }

    private void say(String text) {
        console().err().println(text);
        console().err().flush();
    }

    private Result result(List<TwinPart> parts, long bytes, double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("folder", folder.toString()).put("size", size.name().toLowerCase(Locale.ROOT));
        json.put("seed", seed)
                .put("written", !dryRun)
                .put("expectedBytes", bytes)
                .put("seconds", seconds);
        StringBuilder text = new StringBuilder(
                dryRun
                        ? "would make " + folder + ", about " + VolumeReport.bytes(bytes) + ":\n"
                        : String.format(Locale.ROOT, "made %s in %.0f s:%n", folder, seconds));
        for (TwinPart p : parts) {
            Path at = folder.resolve(p.name());
            ObjectNode sample = json.withArrayProperty("samples").addObject().put("name", p.name());
            sample.put("project", at.resolve(p.projectName()).toString());
            sample.put("truth", at.resolve(TruthFolder.FILE_NAME).toString());
            text.append(at)
                    .append(": ")
                    .append(p.projectName())
                    .append(", ")
                    .append(TruthFolder.FILE_NAME)
                    .append('\n');
            for (Instrument i : p.instruments()) {
                describe(i, sample.withArrayProperty("scans").addObject(), text);
            }
        }
        return new Result(json, text.toString());
    }

    private static void describe(Instrument i, ObjectNode json, StringBuilder text) {
        Sampling s = i.sampling();
        json.put("name", i.name()).put("title", i.title());
        json.put("voxelUm", s.pixelUm()).put("views", s.views()).put("rangeDeg", s.rangeDeg());
        json.putArray("detector").add(s.columns()).add(s.rows());
        text.append(String.format(
                Locale.ROOT,
                "  %-9s %s: voxels of %s, %d x %d pixels, %d views over %.0f deg%n",
                i.name(),
                i.title(),
                Length.print(s.pixelUm()),
                s.columns(),
                s.rows(),
                s.views(),
                s.rangeDeg()));
    }
}
