// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;

/** What a filter makes, weighted, and the voxels themselves, weighted, added: such as v less its opening. */
public record WithInput(LocalFilter filter, float filtered, float input) implements LocalFilter {
    @Override
    public Reach reach() {
        return filter.reach();
    }

    @Override
    public List<String> outputs() {
        return filter.outputs();
    }

    @Override
    public List<FloatVoxels> apply(FloatVoxels in, Loop loop) {
        List<FloatVoxels> out = filter.apply(in, loop);
        loop.forEach("adding", in.lattice().nz(), z -> {
            float[] a = out.get(0).planes()[(int) z];
            RowArithmetic.mix(a, a, filtered, in.planes()[(int) z], input, a.length);
        });
        return out;
    }
}
