// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Arrays;
import org.sextant.volume.work.WorkContext;

/**
 * For each label mean, standard deviation, least and largest of values at its voxels. A value that is NaN (outside of the
 * other volume, or not measured) does not count. Mean and squared deviations of a run of voxels are joined with those before:
 * Chan, Golub, LeVeque 1983 (10.1080/00031305.1983.10483115), which loses no digits to a large mean.
 */
final class ObjectGrey {
    private static final int COUNT = 0;
    private static final int MEAN = 1;
    private static final int SQUARES = 2;
    private static final int MIN = 3;
    private static final int MAX = 4;
    private static final int WIDTH = 5;

    private final LabelRows rows = new LabelRows();
    private double[] values = new double[64 * WIDTH];

    private ObjectGrey() {}

    static ObjectGrey of(LabelPlanes planes, GreyRows grey, WorkContext work) {
        return new SlabWalk(planes, work)
                .run(
                        "measuring values of objects",
                        ObjectGrey::new,
                        (into, z0, z1) -> {
                            for (int z = z0; z < z1; z++) {
                                into.plane(
                                        planes.plane(z),
                                        grey.plane(z),
                                        planes.lattice().nx());
                            }
                        },
                        ObjectGrey::join);
    }

    /** Voxels with a value. */
    double count(int label) {
        int row = rows.find(label);
        return row < 0 ? 0 : values[row * WIDTH + COUNT];
    }

    double mean(int label) {
        return known(label, MEAN);
    }

    /** Of all voxels, divided by their number. */
    double standardDeviation(int label) {
        return Math.sqrt(known(label, SQUARES) / count(label));
    }

    double least(int label) {
        return known(label, MIN);
    }

    double largest(int label) {
        return known(label, MAX);
    }

    private double known(int label, int k) {
        int row = rows.find(label);
        return row < 0 ? Double.NaN : values[row * WIDTH + k];
    }

    private void plane(int[] labels, float[] grey, int nx) {
        for (int from = 0; from < labels.length; from += nx) {
            for (int i = from; i < from + nx; ) {
                int label = labels[i];
                int start = i++;
                while (i < from + nx && labels[i] == label) {
                    i++;
                }
                if (label != 0) {
                    run(label, grey, start, i);
                }
            }
        }
    }

    private void run(int label, float[] grey, int start, int end) {
        int n = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            double v = grey[i];
            if (!Double.isNaN(v)) {
                n++;
                sum += v;
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        if (n == 0) {
            return;
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = start; i < end; i++) {
            double d = grey[i] - mean;
            squares += Double.isNaN(d) ? 0 : d * d;
        }
        add(label, n, mean, squares, min, max);
    }

    private void add(int label, double n, double mean, double squares, double min, double max) {
        int before = rows.count();
        int row = rows.row(label);
        int at = row * WIDTH;
        if (row == before) {
            if (at + WIDTH > values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[at + MIN] = min;
            values[at + MAX] = max;
        }
        double all = values[at + COUNT] + n;
        double off = mean - values[at + MEAN];
        values[at + SQUARES] += squares + off * off * values[at + COUNT] * n / all;
        values[at + MEAN] += off * n / all;
        values[at + COUNT] = all;
        values[at + MIN] = Math.min(values[at + MIN], min);
        values[at + MAX] = Math.max(values[at + MAX], max);
    }

    private void join(ObjectGrey part) {
        for (int r = 0; r < part.rows.count(); r++) {
            double[] v = part.values;
            int at = r * WIDTH;
            add(part.rows.label(r), v[at + COUNT], v[at + MEAN], v[at + SQUARES], v[at + MIN], v[at + MAX]);
        }
    }
}
