// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the objects that live on a device, so that a test can see that none is left behind.
 *
 * <p>Threads: any.
 */
final class GlCensus {
    private final AtomicInteger alive = new AtomicInteger();

    void born() {
        alive.incrementAndGet();
    }

    void gone() {
        alive.decrementAndGet();
    }

    int alive() {
        return alive.get();
    }
}
