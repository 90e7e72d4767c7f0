// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

/**
 * One of the passes whose mean is a picture. Places in a sample and shifts of the steps follow Kronecker sequences, which
 * fill their space evenly however many there are (Roberts' R2 for the plane, the golden ratio for the steps).
 *
 * @param x from the middle of the sample, −0.5 … 0.5
 * @param y from the middle of the sample, −0.5 … 0.5
 * @param step by which steps are shifted, 0 … 1
 */
public record Pass(double x, double y, double step) {
    private static final double PLASTIC = 1.32471795724474602596;
    private static final double GOLDEN = 1.61803398874989484820;

    /** The first one looks at the middle, with steps that are not shifted. */
    public static final Pass FIRST = of(0);

    /** @param index 0 … */
    public static Pass of(int index) {
        return new Pass(around(index / PLASTIC), around(index / (PLASTIC * PLASTIC)), fraction(index / GOLDEN));
    }

    private static double fraction(double v) {
        return v - Math.floor(v);
    }

    private static double around(double v) {
        double f = fraction(v + 0.5);
        return f - 0.5;
    }
}
