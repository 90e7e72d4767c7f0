// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.work.WorkContext;
import picocli.CommandLine.Option;

/** The option {@code --threads}, and work that Ctrl-C stops cleanly: it is cancelled and gets time to tidy up. */
final class Work {
    private static final int SECONDS_TO_TIDY = 20;
    private static final int SECONDS_TO_TELL = 3;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads; default: all processors.")
    private @Nullable ThreadCount threads;

    /** A piece of long work. */
    @FunctionalInterface
    interface Body<R> {
        R run(WorkContext work) throws Exception;
    }

    <R> R run(Console console, Body<R> body) throws Exception {
        int n = threads == null ? Runtime.getRuntime().availableProcessors() : threads.number();
        CountDownLatch finished = new CountDownLatch(1);
        try (WorkContext work = new WorkContext(n, console.progress())) {
            Thread onInterrupt = new Thread(() -> {
                work.cancel();
                try {
                    if (!finished.await(SECONDS_TO_TIDY, TimeUnit.SECONDS)) {
                        console.err().println("sextant: stopped while tidying up; a .part file may be left");
                    }
                    // The program ends when this thread does: what became of the work is told first.
                    console.told().await(SECONDS_TO_TELL, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            try {
                return body.run(work);
            } finally {
                finished.countDown();
                removeHook(onInterrupt);
            }
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running: that is what stopped the work.
            return;
        }
    }
}
