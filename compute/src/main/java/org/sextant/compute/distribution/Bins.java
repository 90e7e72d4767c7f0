// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import org.sextant.world.error.SextantException;

/** How a range of values is cut into bins. */
enum Bins {
    /** Of equal width. */
    LINEAR,
    /** Of equal ratio of their sides; values must be above 0. */
    LOG;

    /** Sides of the bins, one more than bins. */
    double[] edges(double from, double to, int count) {
        if (!(to > from) || this == LOG && !(from > 0)) {
            throw new SextantException("bins from " + from + " to " + to + " cannot be made"
                    + (this == LOG ? "; logarithmic bins need values above 0" : "; the values need a range"));
        }
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            double share = i / (double) count;
            edges[i] = this == LINEAR ? from + (to - from) * share : from * Math.pow(to / from, share);
        }
        edges[count] = to;
        return edges;
    }
}
