// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.Volume;

/** What the operations that divide a volume into phases have in common. */
final class Segmentation {
    /** Name of the one input. */
    static final String VOLUME = "volume";

    private static final double NANOS_A_VOXEL = 10;

    private Segmentation() {}

    /** Of reading the volume a few times, block by block. */
    static Estimate estimate(Inputs inputs, long bytesAVoxel) {
        double voxels = inputs.volume(VOLUME).size().voxels();
        return new Estimate((32L << 20) + (long) (voxels * bytesAVoxel), voxels * NANOS_A_VOXEL * 1e-9);
    }

    /** Share of all voxels, and volume where the voxel size is known. */
    static List<Quantity> shares(String name, long count, Volume volume) {
        List<Quantity> found = new ArrayList<>();
        found.add(Quantity.of(name + ".voxels", count, ""));
        found.add(Quantity.of(name + ".fraction", count / (double) volume.size().voxels(), ""));
        volume.knownGrid().ifPresent(g -> {
            Vector3d d = g.spacingUm();
            found.add(Quantity.of(name + ".volume", count * d.x * d.y * d.z, "um^3"));
        });
        return found;
    }
}
