// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/** Takes the volume fractions of the rows of a grid: each row once, in any order, from several threads. */
@FunctionalInterface
public interface FractionSink {
    /**
     * @param fractions {@code [material][x]}, summing to 1 over the materials; the arrays are used again after the call
     */
    void row(long y, long z, float[][] fractions);
}
