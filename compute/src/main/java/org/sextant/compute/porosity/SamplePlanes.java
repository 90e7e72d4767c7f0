// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.Optional;
import org.sextant.compute.voxel.VoxelReader;

/**
 * What each voxel of a plane is: outside of the sample, solid, or pore.
 *
 * <p>Threads: any.
 */
@FunctionalInterface
interface SamplePlanes {
    byte OUTSIDE = 0;
    byte SOLID = 1;
    byte PORE = 2;

    /** {@code [x + nx·y]}; may be written to. */
    byte[] plane(int z);

    /** Of a mask of pores and one of the sample, pores included; without it all of the volume is sample. */
    static SamplePlanes of(VoxelReader pores, Optional<VoxelReader> sample) {
        return z -> {
            byte[] out = pores.maskPlane(z, VoxelReader.Rule.NOT_ZERO);
            byte[] in = sample.isPresent() ? sample.get().maskPlane(z, VoxelReader.Rule.NOT_ZERO) : new byte[0];
            for (int i = 0; i < out.length; i++) {
                boolean outside = in.length > 0 && in[i] == 0;
                out[i] = outside ? OUTSIDE : out[i] != 0 ? PORE : SOLID;
            }
            return out;
        };
    }
}
