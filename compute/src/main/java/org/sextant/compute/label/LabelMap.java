// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.HashMap;
import java.util.Map;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.volume.work.WorkContext;

/** New numbers for labels; those without one become 0. */
record LabelMap(Map<Integer, Integer> to) {
    LabelMap {
        to = new HashMap<>(to);
    }

    /** Changes the voxels in place. */
    void apply(LabelVoxels labels, WorkContext work) {
        work.forEach("renumbering labels", labels.planes().length, z -> {
            int[] plane = labels.planes()[(int) z];
            int last = 0;
            int mapped = 0;
            for (int i = 0; i < plane.length; i++) {
                if (plane[i] != last) {
                    last = plane[i];
                    mapped = last == 0 ? 0 : to.getOrDefault(last, 0);
                }
                plane[i] = mapped;
            }
        });
    }
}
