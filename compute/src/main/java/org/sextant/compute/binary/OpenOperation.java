// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.voxel.Mask;

/** {@code binary.open}. */
public final class OpenOperation extends BallOperation {
    public OpenOperation() {
        super("binary.open", "Opening by a ball", "Drops what no ball of this radius within the mask covers.");
    }

    @Override
    Mask apply(BallMorphology morphology, Mask mask, double radiusUm) {
        return morphology.open(mask, radiusUm);
    }
}
