// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/** The one thread that a context belongs to. Calls from any thread are done there one after the other. */
final class GlThread implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(body -> {
        Thread t = new Thread(body, "sextant-opengl");
        t.setDaemon(true);
        return t;
    });

    /**
     * Runs a task there and waits for it, also if this thread is interrupted: what it reads must stay as it is.
     *
     * @throws SextantException what the task throws
     */
    <T> T call(Callable<T> task) {
        Future<T> result = executor.submit(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unwrapped(e.getCause() == null ? e : e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof CancelledException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            return e;
        }
        if (cause instanceof LinkageError e) {
            return new SextantException("the OpenGL library cannot be used: " + e, e);
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new SextantException("OpenGL failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
