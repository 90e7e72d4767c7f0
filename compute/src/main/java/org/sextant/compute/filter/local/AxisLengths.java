// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** A length along each axis, written as one for all or as three. */
public final class AxisLengths {
    private AxisLengths() {}

    /**
     * In µm along x, y, z.
     *
     * @param option for the message, such as {@code --sigma}
     * @throws SextantException if there are neither one nor three, or one is below 0
     */
    public static double[] um(String option, List<Length> lengths) {
        if (lengths.size() != 1 && lengths.size() != 3) {
            throw new SextantException(option + " takes one length, or three for x, y and z, not " + lengths.size());
        }
        double[] um = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            um[axis] = lengths.get(axis % lengths.size()).um();
            if (um[axis] < 0) {
                throw new SextantException(option + " must be 0 or more, not " + Length.print(um[axis]));
            }
        }
        return um;
    }
}
