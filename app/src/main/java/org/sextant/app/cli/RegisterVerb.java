// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sextant register …}. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description = "Find where one scan lies in another, and how sure that is.",
        footer = {"", "Example:", "  sextant register landmarks --project sample.sextant --moving nano --fixed uct"},
        subcommands = RegisterLandmarksVerb.class)
final class RegisterVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
