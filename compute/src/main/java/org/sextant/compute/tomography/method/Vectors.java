// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.sextant.volume.work.WorkContext;

/** Arithmetic of the long vectors of iterative methods, which are arrays of arrays. */
final class Vectors {
    private static final int PIECES = 64;

    private final WorkContext work;

    Vectors(WorkContext work) {
        this.work = work;
    }

    /** What is done to one array. */
    interface Part {
        void run(int index);
    }

    void each(float[][] like, Part part) {
        work.forEach("iterating", Math.min(PIECES, like.length), piece -> {
            int pieces = Math.min(PIECES, like.length);
            int first = (int) (piece * like.length / pieces);
            int last = (int) ((piece + 1) * like.length / pieces);
            for (int i = first; i < last; i++) {
                part.run(i);
            }
        });
    }

    /** In the order of the arrays, so that the number of threads changes nothing. */
    double sum(float[][] like, IntToDoubleFunction ofArray) {
        double[] sums = new double[like.length];
        each(like, i -> sums[i] = ofArray.applyAsDouble(i));
        double sum = 0;
        for (double s : sums) {
            sum += s;
        }
        return sum;
    }

    double squares(float[][] a) {
        return sum(a, i -> {
            double s = 0;
            for (float v : a[i]) {
                s += (double) v * v;
            }
            return s;
        });
    }

    /** y ← y + a x. */
    void addTo(float[][] y, double a, float[][] x) {
        float f = (float) a;
        each(y, i -> {
            float[] to = y[i];
            float[] from = x[i];
            for (int k = 0; k < to.length; k++) {
                to[k] += f * from[k];
            }
        });
    }

    /** y ← x + a y. */
    void scaleAndAdd(float[][] y, double a, float[][] x) {
        float f = (float) a;
        each(y, i -> {
            float[] to = y[i];
            float[] from = x[i];
            for (int k = 0; k < to.length; k++) {
                to[k] = from[k] + f * to[k];
            }
        });
    }

    /** 1 / each, 0 where it is next to nothing. */
    void invert(float[][] a) {
        float[] most = {0};
        for (float[] part : a) {
            for (float v : part) {
                most[0] = Math.max(most[0], v);
            }
        }
        float least = most[0] * 1e-4f;
        each(a, i -> {
            for (int k = 0; k < a[i].length; k++) {
                a[i][k] = a[i][k] > least ? 1 / a[i][k] : 0;
            }
        });
    }

    void fill(float[][] a, float value) {
        each(a, i -> Arrays.fill(a[i], value));
    }
}
