// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import org.sextant.compute.voxel.Lattice;
import org.sextant.world.error.SextantException;

/** That voxels can be compared one by one. */
public final class SameSize {
    private SameSize() {}

    /** @throws SextantException if the numbers of voxels differ along an axis */
    public static void check(String what, Lattice a, Lattice b) {
        if (a.nx() != b.nx() || a.ny() != b.ny() || a.nz() != b.nz()) {
            throw new SextantException(what + " are not of the same size: " + a + " and " + b
                    + "; crop one of them, or resample it onto the other");
        }
    }
}
