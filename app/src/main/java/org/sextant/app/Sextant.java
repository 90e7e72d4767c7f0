// SPDX-License-Identifier: Apache-2.0
package org.sextant.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sextant.app.cli.CommandLineProgram;
import org.sextant.app.cli.Console;

/** The program's entry point. */
public final class Sextant {
    private Sextant() {}

    /** Runs one verb; exit status 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLineProgram(new Console(out, err, System.console() != null)).run(args));
    }
}
