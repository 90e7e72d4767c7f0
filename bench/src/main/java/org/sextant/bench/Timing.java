// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How long work took: on the clock, and of all cores together, which other programs disturb less. Of several runs the
 * least of each.
 */
record Timing(double milliseconds, double coreMs) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Timing least(int runs, Runnable work) {
        Timing best = new Timing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int i = 0; i < runs; i++) {
            long cores = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            work.run();
            best = new Timing(
                    Math.min(best.milliseconds, (System.nanoTime() - start) / 1e6),
                    Math.min(best.coreMs, (SYSTEM.getProcessCpuTime() - cores) / 1e6));
        }
        return best;
    }

    /** Programs that wanted to run, over the last minute. */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    /** x in: time grows as voxels^x, from work on so many times as many voxels; by core time. */
    double growth(Timing smaller, double times) {
        return Math.log(coreMs / smaller.coreMs) / Math.log(times);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f ms [%.0f of all cores]", milliseconds, coreMs);
    }
}
