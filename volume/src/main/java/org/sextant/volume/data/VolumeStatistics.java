// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;

/**
 * Range, mean and population standard deviation of stored values; NaN values are counted apart.
 *
 * @param count values that are not NaN; min, max, mean and sd are NaN when it is 0
 */
public record VolumeStatistics(long count, long nans, double min, double max, double mean, double sd) {
    private static final int BLOCKS_PER_TASK = 16;
    private static final int MAX_TASKS = 1 << 16;

    /** Reads all of a level block by block. The result does not depend on the number of threads. */
    public static VolumeStatistics of(Level level, WorkContext work) {
        long blocks = level.layout().count();
        long perTask = Math.max(BLOCKS_PER_TASK, (blocks - 1) / MAX_TASKS + 1);
        Moments[] parts = new Moments[(int) ((blocks - 1) / perTask + 1)];
        work.forEach("statistics", parts.length, t -> {
            Moments m = new Moments();
            for (long b = t * perTask; b < Math.min(blocks, (t + 1) * perTask); b++) {
                work.checkCancelled("statistics");
                m.merge(Moments.of(
                        level.type(), level.block(b), level.layout().region(b).voxels()));
            }
            parts[(int) t] = m;
        });
        Moments all = new Moments();
        for (Moments m : parts) {
            all.merge(m);
        }
        return all.count == 0
                ? new VolumeStatistics(0, all.nans, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new VolumeStatistics(
                        all.count,
                        all.nans,
                        all.min,
                        all.max,
                        all.mean,
                        Math.sqrt(Math.max(0, all.squares / all.count)));
    }

    /** The same in physical values. */
    public VolumeStatistics physical(ValueScale scale) {
        double a = scale.physical(min);
        double b = scale.physical(max);
        return new VolumeStatistics(
                count, nans, Math.min(a, b), Math.max(a, b), scale.physical(mean), Math.abs(scale.slope()) * sd);
    }

    /** Mean and sum of squared deviations, merged pairwise (Chan, Golub, LeVeque 1983, 10.1080/00031305.1983.10483115). */
    private static final class Moments {
        private long count;
        private long nans;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        static Moments of(ValueType type, Object array, int n) {
            Moments m = new Moments();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double v = type.get(array, i);
                if (Double.isNaN(v)) {
                    m.nans++;
                    continue;
                }
                sum += v;
                m.min = Math.min(m.min, v);
                m.max = Math.max(m.max, v);
            }
            m.count = n - m.nans;
            m.mean = m.count == 0 ? 0 : sum / m.count;
            for (int i = 0; i < n && m.count > 0; i++) {
                double d = type.get(array, i) - m.mean;
                m.squares += Double.isNaN(d) ? 0 : d * d;
            }
            return m;
        }

        void merge(Moments o) {
            nans += o.nans;
            if (o.count == 0) {
                return;
            }
            double delta = o.mean - mean;
            long total = count + o.count;
            squares += o.squares + delta * delta * ((double) count * o.count / total);
            mean += delta * o.count / total;
            count = total;
            min = Math.min(min, o.min);
            max = Math.max(max, o.max);
        }
    }
}
