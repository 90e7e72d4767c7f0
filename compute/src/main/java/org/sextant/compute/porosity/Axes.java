// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.List;

/** Along which axes of the voxels something is asked. */
enum Axes {
    X,
    Y,
    Z,
    ALL;

    /** 0 x, 1 y, 2 z. */
    List<Integer> list() {
        return this == ALL ? List.of(0, 1, 2) : List.of(ordinal());
    }

    static String name(int axis) {
        return axis == 0 ? "x" : axis == 1 ? "y" : "z";
    }
}
