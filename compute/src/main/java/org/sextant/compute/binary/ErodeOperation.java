// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.voxel.Mask;

/** {@code binary.erode}. */
public final class ErodeOperation extends BallOperation {
    public ErodeOperation() {
        super(
                "binary.erode",
                "Erosion by a ball",
                "Keeps the voxels that are farther than the radius from all voxels outside of the mask.");
    }

    @Override
    Mask apply(BallMorphology morphology, Mask mask, double radiusUm) {
        return morphology.erode(mask, radiusUm);
    }
}
