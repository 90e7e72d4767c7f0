// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A data set stored in one piece: a box is read row by row, rows that touch each other at once. */
final class ContiguousSlabs implements SlabReader {
    /** Bytes of the data set from an offset within it. */
    interface Bytes {
        ByteBuffer read(long at, long n) throws IOException;
    }

    private final Bytes bytes;
    private final long[] dimensions;
    private final ElementType element;

    ContiguousSlabs(Bytes bytes, long[] dimensions, ElementType element) {
        this.bytes = bytes;
        this.dimensions = dimensions;
        this.element = element;
    }

    @Override
    public Object read(long[] start, int[] shape) throws IOException {
        int first = dimensions.length - 1;
        int run = shape[first];
        while (first > 0 && shape[first] == dimensions[first]) {
            run *= shape[--first];
        }
        int n = SlabReader.count(shape);
        if (run == n) {
            return run(start, new int[first + 1], run);
        }
        Object out = element.value().allocate(n);
        int[] at = new int[first];
        for (int done = 0; done < n; done += run) {
            System.arraycopy(run(start, at, run), 0, out, done, run);
            for (int axis = first - 1; axis >= 0 && ++at[axis] == shape[axis]; axis--) {
                at[axis] = 0;
            }
        }
        return out;
    }

    private Object run(long[] start, int[] at, int n) throws IOException {
        long index = 0;
        for (int axis = 0; axis < dimensions.length; axis++) {
            index = index * dimensions[axis] + start[axis] + (axis < at.length ? at[axis] : 0);
        }
        return element.decode(bytes.read(index * element.bytes(), (long) n * element.bytes()), n);
    }
}
