// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/** Results made at once are taken one by one. */
class WorkInOrderTest {
    @Test
    void resultsComeInOrderAndFewAtATime() throws IOException {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Long> taken = new ArrayList<>();
        try (WorkContext work = new WorkContext(3, Progress.NONE)) {
            work.forEachInOrder(
                    "counting",
                    500,
                    i -> {
                        most.accumulateAndGet(held.incrementAndGet(), Math::max);
                        if (i % 7 == 0) {
                            Thread.yield();
                        }
                        return i * i;
                    },
                    (i, square) -> {
                        held.decrementAndGet();
                        assertThat(square).isEqualTo(i * i);
                        taken.add(i);
                    });
        }
        assertThat(taken).isEqualTo(LongStream.range(0, 500).boxed().toList());
        assertThat(most.get()).isBetween(1, 6);
    }

    @Test
    void theFirstFailureEndsTheWork() {
        AtomicInteger made = new AtomicInteger();
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            assertThatThrownBy(() -> work.forEachInOrder(
                            "failing",
                            1_000_000,
                            i -> {
                                made.incrementAndGet();
                                if (i == 10) {
                                    throw new SextantException("number 10");
                                }
                                return i;
                            },
                            (i, r) -> {}))
                    .isInstanceOf(SextantException.class)
                    .hasMessage("number 10");
            assertThat(made.get()).isLessThan(20);
            assertThatThrownBy(() -> work.forEachInOrder("full disk", 9, i -> i, (i, r) -> {
                        throw new IOException("no space left");
                    }))
                    .isInstanceOf(IOException.class);
            work.cancel();
            assertThatThrownBy(() -> work.forEachInOrder("stopped", 9, i -> i, (i, r) -> {}))
                    .isInstanceOf(CancelledException.class);
        }
    }
}
