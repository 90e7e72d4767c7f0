// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.OptionalDouble;

/** Below which correlation a shell holds too little to be seen. */
public enum ShellThreshold {
    /** Half a bit of information per voxel: (0.2071 + 1.9102/√n) / (1.2071 + 0.9102/√n). */
    HALF_BIT("half-bit"),
    /** One bit of information per voxel: (0.5 + 2.4142/√n) / (1.5 + 1.4142/√n). */
    ONE_BIT("one-bit"),
    /** 1/7, for the map of both halves together (Rosenthal, Henderson 2003, 10.1016/j.jmb.2003.07.013). */
    FIXED("0.143");

    private final String label;

    ShellThreshold(String label) {
        this.label = label;
    }

    /** As in tables: {@code half-bit}. */
    public String label() {
        return label;
    }

    /**
     * The curve's height in a shell (van Heel, Schatz 2005, 10.1016/j.jsb.2005.05.009).
     *
     * @param independent numbers in the shell that vary on their own; 1 is the threshold of a shell without any
     */
    public double at(double independent) {
        if (this == FIXED) {
            return 0.143;
        }
        if (!(independent > 0)) {
            return 1;
        }
        double r = 1 / Math.sqrt(independent);
        return this == HALF_BIT
                ? Math.min(1, (0.2071 + 1.9102 * r) / (1.2071 + 0.9102 * r))
                : Math.min(1, (0.5 + 2.4142 * r) / (1.5 + 1.4142 * r));
    }

    /**
     * The frequency, 1/µm, at which the correlation first falls below this, linear between shells; empty if it never does.
     * The shell of the mean does not count.
     */
    OptionalDouble crossingPerUm(ShellCorrelation c) {
        double before = Double.NaN;
        for (int s = 1; s < c.correlation().length; s++) {
            double above = c.correlation()[s] - at(c.independent()[s]);
            if (above < 0) {
                double share = before > 0 ? before / (before - above) : 1;
                double from = s == 1 ? 0 : c.frequencyPerUm()[s - 1];
                return OptionalDouble.of(from + share * (c.frequencyPerUm()[s] - from));
            }
            before = above;
        }
        return OptionalDouble.empty();
    }
}
