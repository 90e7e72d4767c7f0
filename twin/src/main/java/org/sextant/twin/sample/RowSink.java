// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/** Takes the rows of a rasterised grid: each once, in any order, from several threads. */
@FunctionalInterface
public interface RowSink {
    /**
     * @param values one for each voxel along x; the array is used again after the call
     */
    void row(long y, long z, float[] values);
}
