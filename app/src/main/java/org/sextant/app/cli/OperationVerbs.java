// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.Map;
import java.util.TreeMap;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.Operations;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Puts the operations under the root: {@code filter.gaussian} is the verb {@code gaussian} of the group {@code filter}. A group
 * may itself be an operation ({@code thickness} and {@code thickness.chord}).
 */
final class OperationVerbs {
    private static final Map<String, String> GROUPS = Map.of(
            "filter", "Change the numbers of a volume: smoothing, edges, morphology, resampling.",
            "segment", "Divide a volume into phases.",
            "binary", "Change a mask by exact distances.",
            "label", "Make and change volumes of object numbers.",
            "distribution", "Histograms, fits and comparisons of many numbers.");

    private final Console console;

    OperationVerbs(Console console) {
        this.console = console;
    }

    void addTo(CommandLine root, Operations operations) {
        Map<String, CommandSpec> groups = new TreeMap<>();
        for (Operation<?> o : operations.all()) {
            String[] words = o.info().id().split("\\.");
            CommandSpec verb;
            try {
                verb = verb(o);
            } catch (IllegalStateException | CommandLine.InitializationException e) {
                // One that a plugin describes wrongly must not take the others along.
                console.err().println("note: the operation " + o.info().id() + " is left out: " + e.getMessage());
                continue;
            }
            if (words.length == 1) {
                groups.put(words[0], verb);
                root.addSubcommand(words[0], ArgumentTypes.register(new CommandLine(verb)));
            } else {
                group(root, groups, words[0]).addSubcommand(words[1], ArgumentTypes.register(new CommandLine(verb)));
            }
        }
    }

    private CommandSpec group(CommandLine root, Map<String, CommandSpec> groups, String name) {
        return groups.computeIfAbsent(name, n -> {
            CommandLine there = root.getSubcommands().get(n);
            if (there != null) {
                return there.getCommandSpec();
            }
            CommandSpec group = CommandSpec.forAnnotatedObject(new Group());
            group.usageMessage().description(GROUPS.getOrDefault(n, "Operations on volumes."));
            group.usageMessage().footer("", "Example:", "  sextant " + n + " --help");
            root.addSubcommand(n, new CommandLine(group));
            return group;
        });
    }

    private <P extends Record> CommandSpec verb(Operation<P> o) {
        OperationVerb<P> verb = new OperationVerb<>(console, o);
        return verb.spec().addTo(CommandSpec.forAnnotatedObject(verb));
    }

    /** A word that only holds verbs. */
    @CommandLine.Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "VERB")
    static final class Group implements Runnable {
        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
