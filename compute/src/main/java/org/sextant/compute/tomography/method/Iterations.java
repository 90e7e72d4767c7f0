// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import org.sextant.world.error.SextantException;

/**
 * When iterations end.
 *
 * @param most number of iterations
 * @param leastGain they stop where the residual shrinks by less than this share of itself; 0 for never
 */
public record Iterations(int most, double leastGain) {
    public Iterations {
        if (most < 1 || !(leastGain >= 0 && leastGain < 1)) {
            throw new SextantException(
                    "iterations need a number of at least 1 and a gain from 0 to 1, not " + most + " and " + leastGain);
        }
    }

    public static Iterations of(int number) {
        return new Iterations(number, 0);
    }

    /** Whether the last of these residuals gained too little. */
    boolean isDone(double before, double after) {
        return leastGain > 0 && before - after < leastGain * before;
    }
}
