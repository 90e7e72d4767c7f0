// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all verbs share: the result as lines or as one JSON object, and the standard options. */
abstract class Verb implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--json", description = "Print exactly one JSON object on standard output.")
    private boolean json;

    Verb(Console console) {
        this.console = console;
    }

    /** What the verb did: for programs, and for people. */
    record Result(ObjectNode json, String text) {}

    /** Does the work. */
    abstract Result perform() throws Exception;

    @Override
    public Integer call() throws Exception {
        Result result = perform();
        console.out()
                .println(json ? result.json().toPrettyString() : result.text().stripTrailing());
        console.out().flush();
        console.told().countDown();
        return CommandLineProgram.DONE;
    }

    Console console() {
        return console;
    }
}
