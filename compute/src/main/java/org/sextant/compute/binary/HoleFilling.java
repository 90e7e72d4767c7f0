// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.label.Components;
import org.sextant.compute.label.Connectivity;
import org.sextant.compute.label.RunLabels;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Fills holes: regions of 0 that do not reach the image's border.
 *
 * @param connectivity of the mask; its background connects by the dual one, so that a closed surface has an inside
 */
public record HoleFilling(Connectivity connectivity, WorkContext work) {
    /**
     * The mask with its holes filled.
     *
     * @param filled how many there were
     * @param voxels how many voxels they had
     */
    public record Filled(Mask mask, long filled, long voxels) {}

    public Filled fill(Mask mask) {
        RunLabels background =
                new Components(connectivity.dual(), work).of(mask.lattice(), z -> inverse(mask.planes()[z]));
        boolean[] touching = background.touching();
        RunLabels holes = background.keep(n -> !touching[n]);
        Mask out = Mask.zero(mask.lattice());
        for (int z = 0; z < mask.planes().length; z++) {
            System.arraycopy(mask.planes()[z], 0, out.planes()[z], 0, mask.planes()[z].length);
        }
        holes.addTo(out, work);
        long voxels = 0;
        for (long size : holes.sizes()) {
            voxels += size;
        }
        return new Filled(out, holes.count(), voxels);
    }

    private static byte[] inverse(byte[] plane) {
        byte[] out = new byte[plane.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (1 - plane[i]);
        }
        return out;
    }
}
