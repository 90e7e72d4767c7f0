// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sextant.render.picture.Picture;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/**
 * Makes frames one after the other in the calling thread, while one other thread stores the earlier ones and hands them to
 * the encoder. At most three frames are held.
 */
final class FramePipeline {
    private static final int WAITING = 2;

    /** Makes a frame. */
    @FunctionalInterface
    interface Source {
        Picture frame(long i);
    }

    /** How many frames were made now, and how many were there from before. */
    record Count(long made, long reused) {}

    private final FrameStore store;
    private final VideoEncoder encoder;
    private final ContactSheet sheet;
    private final WorkContext work;

    FramePipeline(FrameStore store, VideoEncoder encoder, ContactSheet sheet, WorkContext work) {
        this.store = store;
        this.encoder = encoder;
        this.sheet = sheet;
        this.work = work;
    }

    /** @throws CancelledException if cancelled; each frame that was made is stored then */
    Count run(FrameRange range, int width, int height, Source source) {
        ExecutorService behind = Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r, "sextant-frames");
            t.setDaemon(true);
            return t;
        });
        ArrayDeque<Future<?>> waiting = new ArrayDeque<>();
        TimeLeft left = new TimeLeft();
        long made = 0;
        try {
            for (long i = range.first(); i < range.end(); i++) {
                work.checkCancelled("making a video");
                long start = System.nanoTime();
                Optional<Picture> stored = store.get(i, width, height);
                Picture frame = stored.isPresent() ? stored.get() : source.frame(i);
                long number = i;
                waiting.add(behind.submit(() -> take(number, frame, stored.isEmpty())));
                if (stored.isEmpty()) {
                    made++;
                    left.made(System.nanoTime() - start);
                }
                while (waiting.size() > WAITING) {
                    await(waiting.remove());
                }
                tell(range, i, left);
            }
            while (!waiting.isEmpty()) {
                await(waiting.remove());
            }
        } finally {
            behind.shutdown();
            settle(waiting);
        }
        return new Count(made, range.count() - made);
    }

    private void take(long number, Picture frame, boolean isNew) {
        if (isNew) {
            store.put(number, frame);
        }
        sheet.offer(number, frame);
        encoder.add(frame);
    }

    private void tell(FrameRange range, long i, TimeLeft left) {
        long done = i + 1 - range.first();
        String rest = left.text(range.end() - i - 1);
        String what = "frame " + done + " of " + range.count() + (rest.isEmpty() ? "" : ", " + rest);
        work.progress().report(what, done, range.count());
    }

    /** Frames that were made are stored even if what comes after them fails. */
    private static void settle(ArrayDeque<Future<?>> waiting) {
        boolean interrupted = Thread.interrupted();
        for (Future<?> f : waiting) {
            while (!f.isDone()) {
                try {
                    f.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    break; // the first failure is on its way already
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("making a video");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SextantException s) {
                throw s;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new SextantException("making a video failed: " + cause, cause);
        }
    }
}
