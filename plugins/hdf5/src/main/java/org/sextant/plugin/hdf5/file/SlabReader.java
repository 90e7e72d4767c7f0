// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.io.IOException;

/**
 * Reads boxes of an n-dimensional data set.
 *
 * <p>Threads: any.
 */
@FunctionalInterface
interface SlabReader {
    /**
     * The numbers of a box, last axis fastest, in an array of the element's value type.
     *
     * @param start first index along each axis
     * @param shape extent along each axis
     */
    Object read(long[] start, int[] shape) throws IOException;

    /** Number of elements in a box. */
    static int count(int[] shape) {
        int n = 1;
        for (int s : shape) {
            n = Math.multiplyExact(n, s);
        }
        return n;
    }
}
