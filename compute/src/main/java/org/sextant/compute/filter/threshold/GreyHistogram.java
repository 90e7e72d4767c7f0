// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.Arrays;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * How many voxels have which physical value. Bin i holds values from {@code first + i·width} up to the next; for integers of
 * up to 16 bits each value has a bin of its own.
 *
 * @param first lower edge of the first bin; for integers its value itself
 * @param width of a bin, above 0
 * @param isExact whether each bin is one value
 * @param leftOut values that are NaN or infinite
 */
public record GreyHistogram(double first, double width, boolean isExact, long[] counts, long leftOut) {
    /** Of values that have no bin each. */
    public static final int BINS = 1 << 14;

    /**
     * Reads a volume once, or twice where the range is not known from the type.
     *
     * @param bins for values that have no bin each
     * @throws DataException if no voxel has a number
     */
    public static GreyHistogram of(Volume volume, int bins, WorkContext work) {
        ValueType type = volume.type();
        GreyHistogram all;
        if (type.isInteger() && type.fileBytes() <= 2) {
            int n = (int) (type.max() - type.min()) + 1;
            all = counted(volume, type.min(), 1, true, n, work);
        } else {
            double[] range = range(volume, work);
            double width = (range[1] - range[0]) / bins;
            // The largest value belongs to the last bin.
            all = width > 0
                    ? counted(volume, range[0], width, false, bins, work)
                    : counted(volume, range[0], 1, true, 1, work);
        }
        all = all.physical(volume.scale());
        if (all.total() == 0) {
            throw new DataException(
                    volume.source(), "voxels", "no voxel holds a finite number", "There is nothing to count");
        }
        return all;
    }

    private GreyHistogram physical(ValueScale scale) {
        long[] turned = counts.clone();
        double end = first + (isExact ? counts.length - 1 : counts.length) * width;
        for (int i = 0; i < counts.length && scale.slope() < 0; i++) {
            turned[i] = counts[counts.length - 1 - i];
        }
        return new GreyHistogram(
                scale.physical(scale.slope() < 0 ? end : first),
                width * Math.abs(scale.slope()),
                isExact,
                turned,
                leftOut);
    }

    /** Reads plane after plane. */
    private interface Plane {
        void take(Object values, int n, int task);
    }

    private static final int TASKS = 32;

    private static GreyHistogram counted(
            Volume volume, double first, double width, boolean exact, int bins, WorkContext work) {
        ValueType type = volume.type();
        long[][] parts = new long[TASKS][];
        long[] leftOut = new long[TASKS];
        read(volume, work, (values, n, task) -> {
            long[] counts = parts[task] == null ? new long[bins] : parts[task];
            parts[task] = counts;
            for (int i = 0; i < n; i++) {
                double v = type.get(values, i);
                if (Math.abs(v) < Double.POSITIVE_INFINITY) {
                    counts[Math.min(bins - 1, (int) ((v - first) / width))]++;
                } else {
                    leftOut[task]++;
                }
            }
        });
        long[] sum = new long[bins];
        for (long[] part : parts) {
            for (int i = 0; part != null && i < bins; i++) {
                sum[i] += part[i];
            }
        }
        return new GreyHistogram(
                first, width, exact, sum, Arrays.stream(leftOut).sum());
    }

    private static double[] range(Volume volume, WorkContext work) {
        ValueType type = volume.type();
        double[] least = new double[TASKS];
        double[] most = new double[TASKS];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        read(volume, work, (values, n, task) -> {
            for (int i = 0; i < n; i++) {
                double v = type.get(values, i);
                if (Math.abs(v) < Double.POSITIVE_INFINITY) {
                    least[task] = Math.min(least[task], v);
                    most[task] = Math.max(most[task], v);
                }
            }
        });
        return new double[] {
            Arrays.stream(least).min().orElseThrow(), Arrays.stream(most).max().orElseThrow()
        };
    }

    private static void read(Volume volume, WorkContext work, Plane plane) {
        Size3 size = volume.size();
        if (size.x() * size.y() > Integer.MAX_VALUE - 8) {
            throw new SextantException("planes of " + size + " voxels do not fit an array; crop or bin the volume");
        }
        int n = (int) (size.x() * size.y());
        work.forEach("counting values of " + volume.source(), Math.min(TASKS, size.z()), task -> {
            long parts = Math.min(TASKS, size.z());
            Object values = volume.type().allocate(n);
            for (long z = size.z() * task / parts; z < size.z() * (task + 1) / parts; z++) {
                work.checkCancelled("counting values");
                volume.finest().read(new Region(0, 0, z, (int) size.x(), (int) size.y(), 1), values);
                plane.take(values, n, (int) task);
            }
        });
    }

    /** Voxels with a number. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** What a bin's values are taken to be: the value, or the middle of the bin. */
    public double centre(int bin) {
        return first + (isExact ? bin : bin + 0.5) * width;
    }

    /** Smallest value of a bin. */
    public double lowerEdge(int bin) {
        return first + bin * width;
    }

    /** What a value is compared with to see whether it belongs to a bin or one above. */
    public double limit(int bin) {
        return isExact ? lowerEdge(bin) - 1e-6 * width : lowerEdge(bin);
    }

    /** The middle of the empty bins before a bin, where a threshold there is furthest from values of both sides. */
    int inGap(int bin) {
        int below = bin - 1;
        int above = bin;
        while (counts[below] == 0) {
            below--;
        }
        while (counts[above] == 0) {
            above++;
        }
        return (below + above + 1) / 2;
    }

    /** First and last bin that is not empty. */
    public int[] occupied() {
        int a = 0;
        int b = counts.length - 1;
        while (counts[a] == 0) {
            a++;
        }
        while (counts[b] == 0) {
            b--;
        }
        return new int[] {a, b};
    }

    /** The value below which a fraction of the voxels lies; within a bin of many values they are taken as evenly spread. */
    public double quantile(double fraction) {
        double wanted = fraction * total();
        double below = 0;
        int last = occupied()[1];
        for (int i = occupied()[0]; i <= last; i++) {
            if (below + counts[i] >= wanted && counts[i] > 0) {
                return isExact ? centre(i) : first + (i + (wanted - below) / counts[i]) * width;
            }
            below += counts[i];
        }
        return isExact ? centre(last) : first + (last + 1) * width;
    }

    public double mean() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * centre(i);
        }
        return sum / total();
    }

    /** Population standard deviation. */
    public double sd() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (centre(i) - mean) * (centre(i) - mean);
        }
        return Math.sqrt(sum / total());
    }
}
