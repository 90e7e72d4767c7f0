// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.Arrays;
import org.sextant.volume.value.ValueType;

/** Checks of the shapes that metadata announce. */
final class ArrayShape {
    /** OME-Zarr has at most 5 axes; plain arrays may have a few more that are 1 long. */
    private static final int MAX_RANK = 8;

    private static final long MAX_EXTENT = 1L << 48;

    private ArrayShape() {}

    static long[] shape(Json shape) {
        long[] extents = shape.wholes(1, MAX_EXTENT);
        if (extents.length < 1 || extents.length > MAX_RANK) {
            throw shape.problem("the array has " + extents.length + " axes; 1 to " + MAX_RANK + " can be read");
        }
        return extents;
    }

    /** The shape of a chunk whose values fit one Java array, stored and in memory. */
    static int[] chunk(Json chunk, int rank, ValueType type) {
        long[] extents = chunk.wholes(1, Integer.MAX_VALUE - 8L);
        if (extents.length != rank) {
            throw chunk.problem("a chunk has " + extents.length + " axes, the array " + rank);
        }
        long values = 1;
        for (long e : extents) {
            values *= e;
            if (values > (Integer.MAX_VALUE - 64) / type.memoryBytes()) {
                throw chunk.problem(
                        "chunks of " + Arrays.toString(extents) + " values are too large to hold one",
                        "Write the array again with smaller chunks");
            }
        }
        return Arrays.stream(extents).mapToInt(e -> (int) e).toArray();
    }

    static int[] identity(int rank) {
        int[] order = new int[rank];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** A permutation of 0 … rank − 1. */
    static int[] permutation(Json order, int rank) {
        long[] axes = order.wholes(0, rank - 1L);
        if (axes.length != rank || Arrays.stream(axes).distinct().count() != rank) {
            throw order.problem("is no permutation of the axes 0 to " + (rank - 1));
        }
        return Arrays.stream(axes).mapToInt(a -> (int) a).toArray();
    }
}
