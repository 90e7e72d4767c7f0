// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.voxel.Mask;

/** {@code binary.close}. */
public final class CloseOperation extends BallOperation {
    public CloseOperation() {
        super("binary.close", "Closing by a ball", "Fills what no ball of this radius outside of the mask covers.");
    }

    @Override
    Mask apply(BallMorphology morphology, Mask mask, double radiusUm) {
        return morphology.close(mask, radiusUm);
    }
}
