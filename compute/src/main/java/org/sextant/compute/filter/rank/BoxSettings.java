// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.BoxReach;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.operation.Parameter;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** The parameters of filters of a box around each voxel. */
public record BoxSettings(
        @Parameter(help = "Half the width of the box, one length or three for x, y, z: voxels with centres no further.")
        List<Length> radius,

        @Parameter(help = "The same in voxels; 1 if neither is given.")
        List<Integer> radiusVoxels,

        @Parameter(
                help = "What lies outside: the nearest voxel, the volume mirrored, or a constant.",
                preset = "nearest")
        Border.Kind border,

        @Parameter(help = "The constant that lies outside, for --border constant.", preset = "0")
        double borderValue) {
    Border outside() {
        return new Border(border, (float) borderValue);
    }

    Reach reach(Volume volume) {
        return BoxReach.of(radius, radiusVoxels, volume);
    }
}
