// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import org.sextant.volume.value.ValueType;

/** Smallest and largest finite value; {@link #NONE} of none. */
record ValueRange(double min, double max) {
    static final ValueRange NONE = new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static ValueRange of(ValueType type, Object values, int n) {
        double min = NONE.min;
        double max = NONE.max;
        for (int i = 0; i < n; i++) {
            double v = type.get(values, i);
            if (Double.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return new ValueRange(min, max);
    }

    ValueRange and(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }

    boolean isEmpty() {
        return min > max;
    }
}
