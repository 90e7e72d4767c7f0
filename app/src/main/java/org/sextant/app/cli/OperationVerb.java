// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.device.Device;
import org.sextant.compute.device.DeviceChoice;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.project.Project;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Any operation as a verb: its inputs are arguments, its parameters options, see {@link OperationSpec}. Results go to files,
 * or into a project with a record of how they were made.
 */
@Command(sortOptions = false)
final class OperationVerb<P extends Record> extends Verb {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "[WHAT=]FILE",
            description =
                    "Write a result volume; the format is chosen by the ending. WHAT says which if there are several.")
    private List<String> outputs = List.of();

    @Option(
            names = "--table",
            paramLabel = "[WHAT=]FILE",
            description = "Write a table as .csv or .json; WHAT says which if there are several.")
    private List<String> tables = List.of();

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "Inputs may be names of this project's volumes; results are added to it and recorded.")
    private @Nullable Path project;

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "What results are called in the project; default: as the first input.")
    private @Nullable String name;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; default 1.")
    private long seed = 1;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "What computes, where the operation has a program for it: " + DeviceChoice.WORDS
                    + ". Default: auto.")
    private String device = "auto";

    @Option(names = "--dry-run", description = "Only say what it would need.")
    private boolean dryRun;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private Work work = new Work();

    private final Operation<P> operation;
    private final ParameterSchema<P> schema;
    private final OperationSpec spec;

    OperationVerb(Console console, Operation<P> operation) {
        super(console);
        this.operation = operation;
        this.schema = ParameterSchema.of(operation.parameters());
        this.spec = new OperationSpec(operation.info(), schema.fields());
    }

    OperationSpec spec() {
        return spec;
    }

    @Override
    Result perform() throws Exception {
        Map<String, String> given = spec.inputs();
        P parameters = spec.parameters(schema);
        return work.run(console(), w -> {
            if (project == null) {
                return perform(given, parameters, OperationInputs.ofFiles(input.settings()), null, w);
            }
            try (Project open = Project.open(project)) {
                ProjectVerb.tellNotices(console(), open.notices());
                return perform(given, parameters, OperationInputs.of(open, input.settings()), open, w);
            }
        });
    }

    private Result perform(
            Map<String, String> given, P parameters, OperationInputs sources, @Nullable Project open, WorkContext w)
            throws Exception {
        OperationInfo info = operation.info();
        try (sources) {
            Inputs inputs = sources.open(info, given);
            OperationFiles files = new OperationFiles(info, named(outputs), named(tables), overwrite);
            files.check(sources.paths());
            ProjectResults kept = open == null
                    ? null
                    : new ProjectResults(info, sources, open, name == null ? sources.firstName() : name);
            if (kept != null) {
                kept.check();
            }
            Estimate estimate = operation.estimate(inputs, parameters);
            ObjectNode json = head(parameters, sources, estimate);
            if (dryRun) {
                return new Result(json.put("done", false), needs(estimate));
            }
            estimate.check(info.id());
            DeviceChoice choice = DeviceChoice.of(device);
            try (Device d = choice.device()) {
                choice.reasons().forEach(json.put("device", d.name()).putArray("deviceReasons")::add);
                return run(inputs, parameters, new ExecutionContext(w, d, seed), files, kept, json);
            }
        }
    }

    private Result run(
            Inputs inputs,
            P parameters,
            ExecutionContext context,
            OperationFiles files,
            @Nullable ProjectResults kept,
            ObjectNode json)
            throws Exception {
        long start = System.nanoTime();
        try (Outcome outcome = operation.run(inputs, parameters, context)) {
            if (kept == null && outputs.isEmpty() && onlyVolumes(outcome)) {
                throw new SextantException(
                        operation.info().id() + " makes a volume: say where it goes with -o FILE or --project DIR");
            }
            outcome.notices().forEach(n -> console().err().println("note: " + n));
            Map<String, Path> written = new LinkedHashMap<>(files.write(outcome, context.work()));
            if (kept != null) {
                written.putAll(kept.write(outcome, schema.json(parameters), context, start));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            OperationReport report = new OperationReport(outcome, written);
            report.fill(json.put("done", true).put("seconds", seconds));
            return new Result(json, report.text(seconds));
        }
    }

    private static boolean onlyVolumes(Outcome outcome) {
        return outcome.tables().isEmpty() && outcome.quantities().isEmpty();
    }

    private ObjectNode head(P parameters, OperationInputs sources, Estimate estimate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("operation", operation.info().id())
                .put("version", operation.info().version());
        json.set("parameters", schema.json(parameters));
        ObjectNode given = json.putObject("inputs");
        sources.sources()
                .forEach((slot, s) -> given.putObject(slot)
                        .put("uri", s.uri())
                        .put("bytes", s.bytes())
                        .put("checksum", s.checksum()));
        json.put("seed", seed);
        json.putObject("estimate").put("memoryBytes", estimate.memoryBytes()).put("seconds", estimate.seconds());
        return json;
    }

    private String needs(Estimate e) {
        return String.format(
                Locale.ROOT,
                "%s would need about %d MiB of memory and %.3g s",
                operation.info().id(),
                e.memoryBytes() >> 20,
                e.seconds());
    }

    /** {@code WHAT=FILE} by WHAT; a bare FILE under the empty name. */
    private static Map<String, Path> named(List<String> texts) {
        Map<String, Path> byName = new LinkedHashMap<>();
        for (String t : texts) {
            int at = t.indexOf('=');
            boolean named = at > 0 && t.substring(0, at).matches("[a-z][a-z0-9-]*");
            byName.put(named ? t.substring(0, at) : "", Path.of(named ? t.substring(at + 1) : t));
        }
        return byName;
    }
}
