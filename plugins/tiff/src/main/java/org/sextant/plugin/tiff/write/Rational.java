// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import java.util.Optional;

/** A fraction of two unsigned 32-bit numbers, as RATIONAL entries hold it. */
record Rational(long numerator, long denominator) {
    private static final long MOST = 0xffffffffL;
    /** Finer than any pixel size is known, coarser than double. */
    private static final double TOLERANCE = 1e-10;

    /** The nearest by continued fractions; empty if none is within 10⁻¹⁰ of the value. */
    static Optional<Rational> of(double value) {
        if (!(value > 0) || value > MOST) {
            return Optional.empty();
        }
        long p0 = 0;
        long q0 = 1;
        long p1 = 1;
        long q1 = 0;
        double rest = value;
        while (true) {
            double a = Math.floor(rest);
            if (a * p1 + p0 > MOST || a * q1 + q0 > MOST) {
                break;
            }
            long p = (long) a * p1 + p0;
            long q = (long) a * q1 + q0;
            p0 = p1;
            q0 = q1;
            p1 = p;
            q1 = q;
            if (rest == a) {
                break;
            }
            rest = 1 / (rest - a);
        }
        boolean near = q1 > 0 && p1 > 0 && Math.abs((double) p1 / q1 - value) <= TOLERANCE * value;
        return near ? Optional.of(new Rational(p1, q1)) : Optional.empty();
    }
}
