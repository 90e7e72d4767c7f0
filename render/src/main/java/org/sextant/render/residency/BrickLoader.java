// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/**
 * Loads in the background what pictures ask for, most urgent first. Each picture replaces what waits; what is on its way and
 * not wanted any more stops at its next check.
 *
 * <p>Threads: any; the loading runs on those of the executor, at most {@value #MOST} at a time.
 */
final class BrickLoader {
    /** Something to load. */
    @FunctionalInterface
    interface Task {
        /** @param check throws when it is not wanted any more */
        void run(Runnable check);
    }

    /**
     * A task by a key that is the same for the same thing.
     *
     * @param failed is told why it could not be loaded
     */
    record Request(Object key, Task task, Consumer<SextantException> failed) {}

    private static final int MOST = 8;

    private final Executor executor;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Set<Object> running = new HashSet<>();
    private final Set<Object> wanted = new HashSet<>();
    private int workers;

    BrickLoader(Executor executor) {
        this.executor = executor;
    }

    /** From now on these are wanted, and nothing else. */
    void want(List<Request> requests) {
        int start;
        synchronized (this) {
            waiting.clear();
            wanted.clear();
            for (Request r : requests) {
                if (wanted.add(r.key()) && !running.contains(r.key())) {
                    waiting.add(r);
                }
            }
            start = Math.max(0, Math.min(waiting.size(), MOST - workers));
            workers += start;
        }
        for (int i = 0; i < start; i++) {
            try {
                executor.execute(this::work);
            } catch (RuntimeException e) {
                finish(start - i);
                throw new SextantException("the threads that load volumes take no more work: " + e, e);
            }
        }
    }

    private synchronized void finish(int n) {
        workers -= n;
    }

    private void work() {
        for (Request r = next(); r != null; r = next()) {
            try {
                Object key = r.key();
                r.task().run(() -> check(key));
            } catch (CancelledException e) {
                // another picture has other wishes, or asks again
            } catch (SextantException e) {
                r.failed().accept(e);
            } catch (RuntimeException | OutOfMemoryError e) {
                r.failed().accept(new SextantException("loading failed: " + e, e));
            } finally {
                done(r);
            }
        }
    }

    /** Null: this worker ends. */
    private synchronized @Nullable Request next() {
        Request r = waiting.poll();
        if (r == null) {
            workers--;
        } else {
            running.add(r.key());
        }
        return r;
    }

    private synchronized void done(Request r) {
        running.remove(r.key());
    }

    private synchronized void check(Object key) {
        if (!wanted.contains(key)) {
            throw new CancelledException("loading");
        }
    }
}
