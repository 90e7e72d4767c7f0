// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.sextant.compute.device.ClBuffer;

/**
 * What a filter does on OpenCL.
 *
 * @param border that the kernels follow
 * @param buffers of the slab's size that it takes, input and results included
 */
public record SlabProgram(Border border, int buffers, Body body) {
    /** Queues the kernels. */
    @FunctionalInterface
    public interface Body {
        /** The results, in the order of the filter's outputs; buffers of the slab. */
        List<ClBuffer> run(Slab slab, ClBuffer in);
    }
}
