// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;

/** Mean, standard deviation and extremes of a map's values above 0, each voxel counted once. */
record MapStatistics(long voxels, double mean, double sd, double min, double max) {
    static MapStatistics of(FloatVoxels map, WorkContext work) {
        LongAdder count = new LongAdder();
        DoubleAdder sum = new DoubleAdder();
        DoubleAdder squares = new DoubleAdder();
        DoubleAccumulator min = new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);
        DoubleAccumulator max = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
        work.forEach("statistics", map.planes().length, z -> {
            long n = 0;
            double s = 0;
            double q = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (float v : map.planes()[(int) z]) {
                if (v > 0) {
                    n++;
                    s += v;
                    q += (double) v * v;
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
            count.add(n);
            sum.add(s);
            squares.add(q);
            min.accumulate(low);
            max.accumulate(high);
        });
        long n = count.sum();
        if (n == 0) {
            return new MapStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = sum.sum() / n;
        double sd = Math.sqrt(Math.max(0, squares.sum() / n - mean * mean));
        return new MapStatistics(n, mean, sd, min.get(), max.get());
    }

    /** Named {@code prefix.mean} and so on. */
    List<Quantity> quantities(String prefix, String unit) {
        List<Quantity> out = new ArrayList<>();
        out.add(Quantity.of(prefix + ".voxels", voxels, ""));
        out.add(Quantity.of(prefix + ".mean", mean, unit));
        out.add(Quantity.of(prefix + ".sd", sd, unit));
        out.add(Quantity.of(prefix + ".min", min, unit));
        out.add(Quantity.of(prefix + ".max", max, unit));
        return out;
    }
}
