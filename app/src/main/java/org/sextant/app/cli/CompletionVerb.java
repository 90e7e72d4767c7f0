// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sextant completion}. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(sextant completion)"})
final class CompletionVerb extends Verb {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CompletionVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        String script = AutoComplete.bash("sextant", spec.root().commandLine());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("script", script);
        return new Result(json, script);
    }
}
