// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Optional;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;

/** Which voxels of a mask or label volume are meant. */
enum Phase {
    /** Those that are not 0, or carry the label that is named. */
    FOREGROUND,
    /** All others. */
    BACKGROUND;

    Mask read(VoxelReader reader, Optional<Integer> label) {
        boolean wanted = this == FOREGROUND;
        return label.isPresent()
                ? reader.mask(v -> v == label.get() == wanted)
                : reader.mask(v -> !Double.isNaN(v) && v != 0 == wanted);
    }
}
