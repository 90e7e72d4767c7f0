// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/**
 * The threads, progress and cancelling of one piece of long work. Algorithms run their loops through {@link #forEach}
 * and make no threads of their own.
 *
 * <p>Threads: {@link #cancel} may come from anywhere; {@code forEach} must not be nested.
 */
public final class WorkContext implements AutoCloseable {
    /** The body of a parallel loop. */
    @FunctionalInterface
    public interface Task {
        void run(long index) throws Exception;
    }

    private final int threads;
    private final Progress progress;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ExecutorService pool;

    public WorkContext(int threads, Progress progress) {
        if (threads < 1) {
            throw new SextantException("work needs at least 1 thread, not " + threads);
        }
        this.threads = threads;
        this.progress = progress;
        this.pool = Executors.newFixedThreadPool(threads, body -> {
            Thread t = new Thread(body, "sextant-work");
            t.setDaemon(true);
            return t;
        });
    }

    /** All processors, nobody listening. */
    public static WorkContext quiet() {
        return new WorkContext(Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    public int threads() {
        return threads;
    }

    public Progress progress() {
        return progress;
    }

    /** Asks the work to stop at its next check. */
    public void cancel() {
        cancelled.set(true);
    }

    /** @throws CancelledException if {@link #cancel} was called */
    public void checkCancelled(String what) {
        if (cancelled.get()) {
            throw new CancelledException(what);
        }
    }

    /**
     * Runs the task for 0 … count−1 on all threads, indices handed out in rising order; returns when all are done.
     *
     * @throws CancelledException if cancelled
     * @throws SextantException the first failure; the rest is not started then
     */
    public void forEach(String what, long count, Task task) {
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<?>> workers = new ArrayList<>();
        for (int t = 0; t < Math.min(threads, count); t++) {
            workers.add(pool.submit(() -> {
                for (long i = next.getAndIncrement(); i < count && !failed.get(); i = next.getAndIncrement()) {
                    try {
                        checkCancelled(what);
                        task.run(i);
                    } catch (Throwable e) {
                        failed.set(true);
                        throw e;
                    }
                    progress.report(what, done.incrementAndGet(), count);
                }
                return null;
            }));
        }
        join(what, workers, failed);
    }

    private static void join(String what, List<Future<?>> workers, AtomicBoolean failed) {
        Throwable first = null;
        boolean interrupted = false;
        for (Future<?> w : workers) {
            while (true) {
                try {
                    w.get();
                } catch (InterruptedException e) {
                    failed.set(true);
                    interrupted = true;
                    continue;
                } catch (ExecutionException e) {
                    first = first == null ? e.getCause() : first;
                }
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancelledException(what);
        }
        if (first instanceof SextantException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
        if (first != null) {
            throw new SextantException(what + " failed: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
