// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** One command line run inside the test: its exit status and what it printed. */
record Run(int status, String out, String err) {
    static Run of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
        int status = new CommandLineProgram(console)
                .run(Arrays.stream(args)
                        .map(a -> a instanceof Path p ? p.toString() : a.toString())
                        .toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    /** Runs with {@code --json} and expects success. */
    static JsonNode json(Object... args) {
        Object[] more = Arrays.copyOf(args, args.length + 1);
        more[args.length] = "--json";
        Run run = of(more);
        if (run.status != 0) {
            throw new AssertionError("status " + run.status + " of " + Arrays.toString(args) + ": " + run.err);
        }
        return run.json();
    }

    /** Standard output as exactly one JSON object. */
    JsonNode json() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON object: " + out, e);
        }
    }
}
