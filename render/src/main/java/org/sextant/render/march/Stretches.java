// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.Arrays;

/** The parts of a ray in which one thing is seen, by rising distance, µm. Reused from ray to ray. */
final class Stretches {
    /** Starts and ends in turn. */
    private double[] ends = new double[8];

    private int count;

    /** One stretch, or none if it has no length. */
    void reset(double from, double to) {
        ends[0] = from;
        ends[1] = to;
        count = to > from ? 1 : 0;
    }

    int count() {
        return count;
    }

    double start(int i) {
        return ends[2 * i];
    }

    double end(int i) {
        return ends[2 * i + 1];
    }

    /** Takes out an interval; one without length takes nothing. */
    void hide(double from, double to) {
        if (!(to > from)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            double s = ends[2 * i];
            double e = ends[2 * i + 1];
            if (to <= s || from >= e) {
                continue;
            }
            if (from > s && to < e) {
                split(i, from, to);
                return;
            }
            if (from > s) {
                ends[2 * i + 1] = from;
            } else if (to < e) {
                ends[2 * i] = to;
            } else {
                System.arraycopy(ends, 2 * i + 2, ends, 2 * i, 2 * (count - i - 1));
                count--;
                i--;
            }
        }
    }

    private void split(int i, double from, double to) {
        if (2 * count + 2 > ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        System.arraycopy(ends, 2 * i, ends, 2 * i + 2, 2 * (count - i));
        count++;
        ends[2 * i + 1] = from;
        ends[2 * i + 2] = to;
    }

    /** Takes out all that another thing is seen in. */
    void hide(Stretches other) {
        for (int i = 0; i < other.count; i++) {
            hide(other.start(i), other.end(i));
        }
    }
}
