// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.sextant.volume.work.Progress;

/**
 * Where a verb prints: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person watches, so that a moving progress line makes sense
 * @param told open until the verb's result or its failure has been printed, so that Ctrl-C can wait for it
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, CountDownLatch told) {
    public Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(out, err, terminal, new CountDownLatch(1));
    }

    /** Whether stack traces are wanted: the environment variable {@code SEXTANT_TRACE} is set, and not to 0. */
    boolean traces() {
        return !System.getenv().getOrDefault("SEXTANT_TRACE", "0").equals("0");
    }

    /** A progress line that is rewritten at most ten times a second; silent where nobody watches. */
    Progress progress() {
        if (!terminal) {
            return Progress.NONE;
        }
        return new Progress() {
            private long lastNanos;

            @Override
            public synchronized void report(String what, long done, long total) {
                long now = System.nanoTime();
                if (done < total && now - lastNanos < 100_000_000L) {
                    return;
                }
                lastNanos = now;
                // The last one may have been longer: what is right of this one is wiped away.
                err.print("\r" + what + " " + 100 * done / Math.max(1, total) + " %\033[K"
                        + (done == total ? "\r\033[K" : ""));
                err.flush();
            }
        };
    }
}
