// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.joml.Vector3d;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** Half the width of a box of voxels, given as lengths or as voxels. */
public final class BoxReach {
    private static final int WIDEST = 1024;

    private BoxReach() {}

    /**
     * The voxels whose centres lie within the radius along each axis; one voxel to each side if nothing is given.
     *
     * @param radius one length or three; the volume must state its voxel size then
     * @param radiusVoxels one number or three
     */
    public static Reach of(List<Length> radius, List<Integer> radiusVoxels, Volume volume) {
        if (!radius.isEmpty() && !radiusVoxels.isEmpty()) {
            throw new SextantException("give --radius or --radius-voxels, not both");
        }
        if (!radius.isEmpty()) {
            double[] um = AxisLengths.um("--radius", radius);
            Vector3d d = volume.grid().spacingUm();
            return checked((int) Math.min(1e6, um[0] / d.x + 1e-9), (int) Math.min(1e6, um[1] / d.y + 1e-9), (int)
                    Math.min(1e6, um[2] / d.z + 1e-9));
        }
        List<Integer> v = radiusVoxels.isEmpty() ? List.of(1) : radiusVoxels;
        if (v.size() != 1 && v.size() != 3) {
            throw new SextantException("--radius-voxels takes one number, or three for x, y and z, not " + v.size());
        }
        return checked(v.get(0), v.get(1 % v.size()), v.get(2 % v.size()));
    }

    private static Reach checked(int x, int y, int z) {
        if (Math.min(x, Math.min(y, z)) < 0 || Math.max(x, Math.max(y, z)) > WIDEST) {
            throw new SextantException(
                    "the radius must be 0 to " + WIDEST + " voxels along each axis, not " + x + ", " + y + ", " + z);
        }
        return new Reach(x, y, z);
    }
}
