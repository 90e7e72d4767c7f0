// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.voxel.Mask;

/** {@code binary.dilate}. */
public final class DilateOperation extends BallOperation {
    public DilateOperation() {
        super("binary.dilate", "Dilation by a ball", "Adds all voxels that are at most the radius away from the mask.");
    }

    @Override
    Mask apply(BallMorphology morphology, Mask mask, double radiusUm) {
        return morphology.dilate(mask, radiusUm);
    }
}
