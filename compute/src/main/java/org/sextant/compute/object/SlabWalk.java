// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.io.IOException;
import java.util.function.Supplier;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Measures slabs of planes on all threads and joins what they found in the order of the slabs, so that sums are the same
 * whatever the threads.
 */
record SlabWalk(LabelPlanes planes, WorkContext work) {
    /** Measures the planes z0 … z1 − 1 into the accumulator. */
    interface Slab<A> {
        void measure(A into, int z0, int z1);
    }

    /** Adds the second to the first. */
    interface Join<A> {
        void join(A whole, A part);
    }

    <A> A run(String what, Supplier<A> fresh, Slab<A> slab, Join<A> join) {
        int depth = planes.depth();
        int nz = planes.lattice().nz();
        A whole = fresh.get();
        try {
            work.forEachInOrder(
                    what,
                    (nz - 1) / depth + 1L,
                    i -> {
                        A part = fresh.get();
                        int z0 = (int) i * depth;
                        slab.measure(part, z0, Math.min(nz, z0 + depth));
                        return part;
                    },
                    (i, part) -> join.join(whole, part));
        } catch (IOException e) {
            throw new SextantException(what + " failed: " + e.getMessage(), e);
        }
        return whole;
    }
}
