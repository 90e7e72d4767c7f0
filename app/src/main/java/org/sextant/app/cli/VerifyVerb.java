// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sextant.app.verify.Check;
import org.sextant.app.verify.Verification;
import org.sextant.project.ProjectSnapshot;
import org.sextant.twin.truth.Truth;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant verify PROJECT}. */
@Command(
        name = "verify",
        description =
                "Compare what a project of a simulated sample holds (poses, volumes, labels, tables, quantities) with the "
                        + "truth. Exit status 1 if anything is further off than it may be.",
        footer = {
            "",
            "Examples:",
            "  sextant verify my-twin/silica/silica.sextant",
            "  sextant verify p --truth truth.json --json"
        })
final class VerifyVerb extends Verb {
    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "The truth of its scans; default: truth.json beside the project.")
    private @Nullable Path truthFile;

    @Mixin
    private Work work = new Work();

    private boolean passed = true;

    VerifyVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        int status = super.call();
        return passed ? status : CommandLineProgram.FAILED;
    }

    @Override
    Result perform() throws Exception {
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        Path beside = folder.toAbsolutePath().normalize().resolveSibling(TruthFolder.FILE_NAME);
        Truth truth = Truth.read(truthFile == null ? beside : truthFile);
        VolumeFormats formats = VolumeFormats.installed();
        BlockCache cache = BlockCache.ofQuarterHeap();
        Verification verification = new Verification(
                folder,
                project.world(),
                truth,
                (source, frame) -> InputOptions.open(
                        formats, project.inputs().require(source), new OpenOptions(frame, cache, source.options())));
        List<Check> checks = work.run(console(), verification::run);
        passed = checks.stream().noneMatch(c -> c.verdict() == Check.Verdict.FAIL);
        return new Result(json(checks), text(checks));
    }

    private ObjectNode json(List<Check> checks) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("project", folder.toString()).put("passed", passed);
        ArrayNode rows = json.putArray("checks");
        for (Check c : checks) {
            ObjectNode n = rows.addObject().put("quantity", c.quantity()).put("unit", c.unit());
            n.put("truth", c.truth());
            if (Double.isFinite(c.found())) {
                n.put("found", c.found()).put("error", c.error());
            } else {
                n.putNull("found").putNull("error");
            }
            n.put("tolerance", c.tolerance()).put("verdict", c.verdict().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    private static String text(List<Check> checks) {
        if (checks.isEmpty()) {
            return "the project holds nothing that the truth knows";
        }
        int width = checks.stream().mapToInt(c -> c.quantity().length()).max().orElse(0);
        String head = "%-" + width + "s  %12s  %12s  %12s  %12s  %-5s %s%n";
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, head, "quantity", "truth", "found", "error", "may be", "unit", ""));
        for (Check c : checks) {
            text.append(String.format(
                    Locale.ROOT,
                    head,
                    c.quantity(),
                    number(c.truth()),
                    number(c.found()),
                    number(c.error()),
                    number(c.tolerance()),
                    c.unit(),
                    c.verdict().name().toLowerCase(Locale.ROOT)));
        }
        long failed =
                checks.stream().filter(c -> c.verdict() == Check.Verdict.FAIL).count();
        long unknown = checks.stream()
                .filter(c -> c.verdict() == Check.Verdict.UNKNOWN)
                .count();
        return text.append(checks.size() - failed - unknown)
                .append(" passed, ")
                .append(failed)
                .append(" failed, ")
                .append(unknown)
                .append(" unknown")
                .toString();
    }

    private static String number(double v) {
        return Double.isFinite(v) ? String.format(Locale.ROOT, "%.5g", v) : "-";
    }
}
