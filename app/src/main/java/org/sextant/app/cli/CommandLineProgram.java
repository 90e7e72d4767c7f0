// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.sextant.compute.operation.Operations;
import org.sextant.world.error.SextantException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All verbs, and how each failure becomes words and an exit status. */
public final class CommandLineProgram {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final Console console;
    private final Supplier<Operations> operations;
    private final CommandLine commandLine;
    private boolean complete;

    public CommandLineProgram(Console console) {
        this(console, Operations::installed);
    }

    CommandLineProgram(Console console, Supplier<Operations> operations) {
        this.console = console;
        this.operations = operations;
        this.commandLine = configure(ArgumentTypes.register(new CommandLine(new Root(), new VerbFactory(console))));
    }

    /** Settings that picocli hands on to the verbs there are at that moment. */
    private CommandLine configure(CommandLine all) {
        return all.setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, c, p) -> failed(e, p.originalArgs()))
                .setParameterExceptionHandler((e, a) -> wrongUsage(e, a));
    }

    /** Runs one command line and returns the exit status; whatever happens ends in words. */
    public int run(String... args) {
        try {
            if (args.length == 0 || !commandLine.getSubcommands().containsKey(args[0]) || needsAllVerbs(args[0])) {
                addOperations();
            }
            return commandLine.execute(args);
        } catch (Error | SextantException e) {
            // Picocli hands on exceptions of verbs only. Memory that ran out while it ran is free again here.
            return failed(e, List.of(args));
        }
    }

    /** Help and completion speak of all verbs; other verbs start faster without loading the operations. */
    private static boolean needsAllVerbs(String verb) {
        return verb.equals("help") || verb.equals("completion");
    }

    /** Once; before the first command line that may name one. */
    private void addOperations() {
        if (!complete) {
            new OperationVerbs(console).addTo(commandLine, operations.get());
            configure(commandLine);
            complete = true;
        }
    }

    /** All verbs, those of the operations included. */
    CommandLine commandLine() {
        addOperations();
        return commandLine;
    }

    private int failed(Throwable e, List<String> args) {
        Failure failure = new Failure(e);
        if (console.traces()) {
            console.err().print(failure.trace());
        }
        report(failure.message(), args);
        return FAILED;
    }

    private int wrongUsage(CommandLine.ParameterException e, String[] args) {
        report(usageMessage(e), List.of(args));
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        console.err().println("Try: " + spec.qualifiedName() + " --help");
        console.err().flush();
        return WRONG_USAGE;
    }

    private static String usageMessage(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        boolean verbMissing = !command.getSubcommands().isEmpty();
        if (verbMissing && e instanceof CommandLine.UnmatchedArgumentException u && !u.isUnknownOption()) {
            return "'" + u.getUnmatched().get(0) + "' is not a verb; use one of "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return String.valueOf(e.getMessage());
    }

    private void report(String message, List<String> args) {
        console.err().println("sextant: " + message);
        console.err().flush();
        if (args.contains("--json")) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("error", message);
            console.out().println(node);
            console.out().flush();
        }
        console.told().countDown();
    }

    /** {@code sextant}: without a verb it says what there is. */
    @Command(
            name = "sextant",
            mixinStandardHelpOptions = true,
            versionProvider = PrintedVersion.class,
            synopsisSubcommandLabel = "VERB",
            description = "Every scan of one sample in one world: from millimetres to half a nanometre.",
            footer = {"", "Example:", "  sextant demo", "  sextant info scan.txrm --json"},
            subcommands = {
                DoctorVerb.class,
                InfoVerb.class,
                ConvertVerb.class,
                ProjectVerb.class,
                RenderVerb.class,
                SliceVerb.class,
                MovieVerb.class,
                DemoVerb.class,
                TwinVerb.class,
                VerifyVerb.class,
                RegisterVerb.class,
                ReconstructVerb.class,
                AlignVerb.class,
                PrepareVerb.class,
                CompletionVerb.class,
                CommandLine.HelpCommand.class
            })
    static final class Root implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    static final class PrintedVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.text()};
        }
    }
}
