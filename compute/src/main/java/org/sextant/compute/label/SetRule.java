// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/** How two sets of voxels become one. */
public enum SetRule {
    /** In either. */
    UNION,
    /** In both. */
    INTERSECTION,
    /** In the first and not in the second. */
    DIFFERENCE,
    /** In exactly one. */
    XOR;

    /** Whether a voxel belongs to the result. */
    public boolean holds(boolean first, boolean second) {
        return switch (this) {
            case UNION -> first || second;
            case INTERSECTION -> first && second;
            case DIFFERENCE -> first && !second;
            case XOR -> first != second;
        };
    }

    /** @throws org.sextant.world.error.SextantException if they are not of the same size */
    public Mask combine(Mask a, Mask b, WorkContext work) {
        SameSize.check("the masks", a.lattice(), b.lattice());
        Mask out = Mask.zero(a.lattice());
        work.forEach("masks", a.planes().length, z -> {
            byte[] p = a.planes()[(int) z];
            byte[] q = b.planes()[(int) z];
            byte[] to = out.planes()[(int) z];
            for (int i = 0; i < to.length; i++) {
                to[i] = (byte) (holds(p[i] != 0, q[i] != 0) ? 1 : 0);
            }
        });
        return out;
    }
}
