// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import org.sextant.compute.voxel.Lattice;

/** Where a fluid enters an image. */
public enum Face {
    X_MIN,
    X_MAX,
    Y_MIN,
    Y_MAX,
    Z_MIN,
    Z_MAX,
    /** From all sides. */
    ALL;

    boolean holds(Lattice l, int x, int y, int z) {
        return switch (this) {
            case X_MIN -> x == 0;
            case X_MAX -> x == l.nx() - 1;
            case Y_MIN -> y == 0;
            case Y_MAX -> y == l.ny() - 1;
            case Z_MIN -> z == 0;
            case Z_MAX -> z == l.nz() - 1;
            case ALL -> x == 0 || y == 0 || z == 0 || x == l.nx() - 1 || y == l.ny() - 1 || z == l.nz() - 1;
        };
    }

    /** The other side; itself for all sides. */
    Face opposite() {
        return this == ALL ? ALL : values()[ordinal() ^ 1];
    }
}
