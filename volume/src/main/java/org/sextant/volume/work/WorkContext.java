// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import java.io.IOException;
import java.util.ArrayDeque;
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
 * <p>Threads: {@link #cancel} may come from anywhere; loops must not be nested, which is refused.
 */
public final class WorkContext implements AutoCloseable {
    /** The body of a parallel loop. */
    @FunctionalInterface
    public interface Task {
        void run(long index) throws Exception;
    }

    /** Makes the result of one index, on any thread. */
    @FunctionalInterface
    public interface Make<T> {
        T make(long index) throws Exception;
    }

    /** Takes the result of one index, in the calling thread. */
    @FunctionalInterface
    public interface Take<T> {
        void take(long index, T result) throws IOException;
    }

    private final int threads;
    private final Progress progress;
    private final AtomicBoolean cancelled;
    private final ExecutorService pool;

    public WorkContext(int threads, Progress progress) {
        if (threads < 1) {
            throw new SextantException("work needs at least 1 thread, not " + threads);
        }
        this.threads = threads;
        this.progress = progress;
        this.cancelled = new AtomicBoolean();
        this.pool = Executors.newFixedThreadPool(threads, body -> new Worker(cancelled, body));
    }

    private WorkContext(WorkContext whole, Progress progress) {
        this.threads = whole.threads;
        this.progress = progress;
        this.cancelled = whole.cancelled;
        this.pool = whole.pool;
    }

    /**
     * The same threads and cancelling, with another listener: for a step of work that tells its progress as a whole. It is
     * closed with this one.
     */
    public WorkContext with(Progress other) {
        return new WorkContext(this, other);
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
        checkStart(what);
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
                        progress.report(what, done.incrementAndGet(), count);
                    } catch (Throwable e) {
                        failed.set(true);
                        throw e;
                    }
                }
                return null;
            }));
        }
        join(what, workers, failed);
    }

    /**
     * Makes results for 0 … count−1 on all threads and takes them one after the other, in order, in the calling thread: for
     * files whose later parts lie behind earlier ones of unknown length. At most two results a thread are held.
     *
     * @throws IOException the first that {@code take} throws
     * @throws CancelledException if cancelled
     * @throws SextantException the first failure; the rest is not started then
     */
    public <T> void forEachInOrder(String what, long count, Make<T> make, Take<T> take) throws IOException {
        checkStart(what);
        ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
        AtomicBoolean failed = new AtomicBoolean();
        try {
            long submitted = 0;
            for (long i = 0; i < count; i++) {
                for (; submitted < count && ahead.size() < 2 * threads; submitted++) {
                    long index = submitted;
                    ahead.add(pool.submit(() -> {
                        if (failed.get()) {
                            throw new CancelledException(what);
                        }
                        return make.make(index);
                    }));
                }
                checkCancelled(what);
                take.take(i, result(what, ahead.remove()));
                progress.report(what, i + 1, count);
            }
        } finally {
            failed.set(true);
            settle(ahead);
        }
    }

    /** A thread that is interrupted starts nothing; a loop within a loop would wait for threads that wait for it. */
    private void checkStart(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(what);
        }
        if (Thread.currentThread() instanceof Worker w && w.owner == cancelled) {
            throw new SextantException("the parallel loop '" + what + "' was started within another of the same work");
        }
    }

    private static final class Worker extends Thread {
        /** What the contexts of one pool have in common. */
        private final AtomicBoolean owner;

        Worker(AtomicBoolean owner, Runnable body) {
            super(body, "sextant-work");
            this.owner = owner;
            setDaemon(true);
        }
    }

    /** Waits until nothing of this work runs any more; how it ended does not matter. */
    private static <T> void settle(Iterable<Future<T>> futures) {
        boolean interrupted = Thread.interrupted();
        for (Future<T> f : futures) {
            while (!f.isDone()) {
                try {
                    f.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T result(String what, Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(what);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException failure(String what, Throwable cause) {
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof SextantException e
                ? e
                : new SextantException(what + " failed: " + cause.getMessage(), cause);
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
