// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import org.sextant.volume.value.ValueType;

/** Re-orders the axes of a chunk in memory. */
final class Transpose {
    private Transpose() {}

    /**
     * Brings stored values into the array's axis order.
     *
     * @param shape in the array's order
     * @param order stored axis i is axis {@code order[i]} of the array
     */
    static Object toArrayOrder(ValueType type, Object stored, int[] shape, int[] order) {
        int n = shape.length;
        int[] strideOfAxis = new int[n];
        int stride = 1;
        for (int i = n - 1; i >= 0; i--) {
            strideOfAxis[order[i]] = stride;
            stride *= shape[order[i]];
        }
        Object out = type.allocate(stride);
        int[] position = new int[n];
        int from = 0;
        for (int to = 0; to < stride; to++) {
            System.arraycopy(stored, from, out, to, 1);
            for (int a = n - 1; a >= 0; a--) {
                from += strideOfAxis[a];
                if (++position[a] < shape[a]) {
                    break;
                }
                from -= strideOfAxis[a] * shape[a];
                position[a] = 0;
            }
        }
        return out;
    }
}
