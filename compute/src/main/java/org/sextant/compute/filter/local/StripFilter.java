// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.voxel.FloatVoxels;

/** A filter that computes strip by strip, each strip plane by plane. */
public abstract class StripFilter implements LocalFilter {
    private final Reach reach;
    private final List<String> outputs;

    protected StripFilter(Reach reach, List<String> outputs) {
        this.reach = reach;
        this.outputs = List.copyOf(outputs);
    }

    /** Computes rows of one plane after the other. Threads: one. */
    @FunctionalInterface
    public interface Rows {
        /** @param out for each output the strip's rows of plane z, nx numbers each, one after the other */
        void compute(int z, float[][] out);
    }

    /** What computes a strip, with memory of its own. */
    protected abstract Rows rows(FloatVoxels in, Strip strip);

    @Override
    public final Reach reach() {
        return reach;
    }

    @Override
    public final List<String> outputs() {
        return outputs;
    }

    @Override
    public final List<FloatVoxels> apply(FloatVoxels in, Loop loop) {
        List<FloatVoxels> results = new ArrayList<>();
        outputs.forEach(o -> results.add(FloatVoxels.zero(in.lattice())));
        List<Strip> strips = Strip.of(in.lattice(), reach.y(), reach.z());
        loop.forEach(outputs.get(0), strips.size(), i -> run(in, strips.get((int) i), results));
        return results;
    }

    private void run(FloatVoxels in, Strip strip, List<FloatVoxels> results) {
        int nx = in.lattice().nx();
        int n = strip.rows() * nx;
        Rows rows = rows(in, strip);
        float[][] out = new float[outputs.size()][n];
        for (int z = strip.z0(); z < strip.z1(); z++) {
            rows.compute(z, out);
            for (int o = 0; o < out.length; o++) {
                System.arraycopy(out[o], 0, results.get(o).planes()[z], strip.y0() * nx, n);
            }
        }
    }
}
