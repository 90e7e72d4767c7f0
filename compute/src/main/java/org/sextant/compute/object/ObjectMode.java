// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * For each label the most frequent of the values above 0 at its voxels: the middle of the fullest bin, the lowest of equally
 * full ones. Bins are {@code width} wide and begin at 0.
 */
final class ObjectMode {
    private static final int MOST_BINS = 1 << 16;

    private final double width;
    private final Map<Integer, int[]> histograms = new HashMap<>();

    private ObjectMode(double width) {
        this.width = width;
    }

    static ObjectMode of(LabelPlanes planes, GreyRows values, double width, WorkContext work) {
        return new SlabWalk(planes, work)
                .run(
                        "counting values of objects",
                        () -> new ObjectMode(width),
                        (into, z0, z1) -> {
                            for (int z = z0; z < z1; z++) {
                                into.plane(planes.plane(z), values.plane(z));
                            }
                        },
                        ObjectMode::join);
    }

    /** NaN for a label without a value above 0. */
    double mode(int label) {
        int[] h = histograms.get(label);
        if (h == null) {
            return Double.NaN;
        }
        int fullest = 0;
        for (int bin = 1; bin < h.length; bin++) {
            fullest = h[bin] > h[fullest] ? bin : fullest;
        }
        return (fullest + 0.5) * width;
    }

    private void plane(int[] labels, float[] values) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && values[i] > 0) {
                double bin = values[i] / width;
                if (!(bin < MOST_BINS)) {
                    throw new SextantException("the value " + values[i] + " of object " + labels[i] + " lies beyond "
                            + MOST_BINS + " bins of " + width + "; choose wider bins");
                }
                count(labels[i], (int) bin, 1);
            }
        }
    }

    private void count(int label, int bin, int n) {
        int[] h = histograms.computeIfAbsent(label, k -> new int[32]);
        if (bin >= h.length) {
            h = Arrays.copyOf(h, Math.max(bin + 1, 2 * h.length));
            histograms.put(label, h);
        }
        h[bin] += n;
    }

    private void join(ObjectMode part) {
        part.histograms.forEach((label, h) -> {
            for (int bin = 0; bin < h.length; bin++) {
                if (h[bin] > 0) {
                    count(label, bin, h[bin]);
                }
            }
        });
    }
}
