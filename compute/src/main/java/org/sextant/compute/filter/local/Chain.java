// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.sextant.compute.voxel.FloatVoxels;

/** One filter after another; both follow the border rule for themselves. */
public record Chain(LocalFilter first, LocalFilter second) implements LocalFilter {
    @Override
    public Reach reach() {
        return first.reach().plus(second.reach());
    }

    @Override
    public List<String> outputs() {
        return second.outputs();
    }

    @Override
    public List<FloatVoxels> apply(FloatVoxels in, Loop loop) {
        return second.apply(first.apply(in, loop).get(0), loop);
    }
}
