// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

class WorkContextTest {
    @Test
    void everyIndexIsDoneOnceOnSeveralThreads() {
        AtomicIntegerArray done = new AtomicIntegerArray(10_000);
        Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
        AtomicLong last = new AtomicLong();
        try (WorkContext work = new WorkContext(4, (what, d, total) -> last.accumulateAndGet(d, Math::max))) {
            work.forEach("counting", 10_000, i -> {
                done.incrementAndGet((int) i);
                threads.add(Thread.currentThread());
            });
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
        assertThat(threads).hasSizeBetween(1, 4).doesNotContain(Thread.currentThread());
        assertThat(last).hasValue(10_000);
    }

    @Test
    void nothingToDoIsDone() {
        try (WorkContext work = WorkContext.quiet()) {
            work.forEach("nothing", 0, i -> {
                throw new IOException("must not run");
            });
        }
    }

    @Test
    void theFirstFailureComesOutAndEndsTheRest() {
        AtomicLong started = new AtomicLong();
        DataException bad = new DataException("f", "p", "broken", "");
        try (WorkContext work = new WorkContext(3, Progress.NONE)) {
            assertThatThrownBy(() -> work.forEach("reading", 1_000_000, i -> {
                        started.incrementAndGet();
                        if (i == 10) {
                            throw bad;
                        }
                    }))
                    .isSameAs(bad);
            assertThat(started.get()).isLessThan(1_000_000);
            assertThatThrownBy(() -> work.forEach("reading", 5, i -> {
                        throw new IOException("no disk");
                    }))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("reading failed")
                    .hasMessageContaining("no disk");
            assertThatThrownBy(() -> work.forEach("reading", 5, i -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            work.forEach("reading", 5, i -> started.incrementAndGet());
        }
    }

    @Test
    void cancellingStopsAtTheNextIndex() {
        AtomicLong done = new AtomicLong();
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            assertThatThrownBy(() -> work.forEach("long work", Long.MAX_VALUE, i -> {
                        if (done.incrementAndGet() == 100) {
                            work.cancel();
                        }
                    }))
                    .isInstanceOf(CancelledException.class)
                    .hasMessageContaining("long work");
            assertThatThrownBy(() -> work.checkCancelled("more")).isInstanceOf(CancelledException.class);
        }
        assertThat(done.get()).isBetween(100L, 102L);
    }

    @Test
    void anInterruptCancelsAndStaysSet() {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> work.forEach("work", 100, i -> {})).isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void atLeastOneThreadIsNeeded() {
        assertThatThrownBy(() -> new WorkContext(0, Progress.NONE)).isInstanceOf(SextantException.class);
    }

    @Test
    void aListenerThatFailsEndsTheWork() {
        AtomicLong started = new AtomicLong();
        Progress broken = (what, done, total) -> {
            throw new IllegalStateException("window gone");
        };
        try (WorkContext work = new WorkContext(3, broken)) {
            assertThatThrownBy(() -> work.forEach("reading", 1_000_000, i -> started.incrementAndGet()))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("window gone");
        }
        assertThat(started.get()).isLessThan(1000);
    }

    @Test
    void aLoopWithinALoopIsRefusedInsteadOfWaitingForEver() {
        try (WorkContext work = new WorkContext(1, Progress.NONE);
                WorkContext other = new WorkContext(1, Progress.NONE)) {
            assertThatThrownBy(() -> work.forEach("outer", 1, i -> work.forEach("inner", 1, j -> {})))
                    .isInstanceOf(SextantException.class)
                    .hasMessageContaining("'inner'");
            AtomicLong done = new AtomicLong();
            work.forEach("outer", 2, i -> other.forEach("inner", 3, j -> done.incrementAndGet()));
            assertThat(done).hasValue(6);
        }
    }
}
