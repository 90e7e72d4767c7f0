// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.voxel.FloatVoxels;

/**
 * A filter whose result at a voxel depends only on voxels within its reach. It can therefore work on any box of a volume
 * that is larger by the reach than what is wanted of it: where the box ends the volume goes on, and what the border rule
 * makes up there is cut away; where the volume ends, box and volume end together.
 *
 * <p>Threads: any.
 */
public interface LocalFilter {
    Reach reach();

    /** Names of the volumes that it makes, the main one first. */
    List<String> outputs();

    /** What it does on OpenCL; empty if it has no program for that. */
    default Optional<SlabProgram> onOpenCl() {
        return Optional.empty();
    }

    /** One result for each output, on the lattice of {@code in}, which stays as it is. */
    List<FloatVoxels> apply(FloatVoxels in, Loop loop);
}
