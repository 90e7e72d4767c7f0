// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Quaterniond;

/** Random numbers by index: the same seed, stream and index give the same number on every machine and thread. */
public record SeededNumbers(long seed, long stream) {
    /** Uniform in [0, 1). */
    public double unit(long index) {
        return (mix(mix(seed ^ stream * 0x9E3779B97F4A7C15L) + index * 0xD1B54A32D192ED03L) >>> 11) * 0x1p-53;
    }

    /** Uniform in [−1, 1). */
    public double signed(long index) {
        return 2 * unit(index) - 1;
    }

    /** Normal with mean 0 and variance 1 (Box and Muller 1958, 10.1214/aoms/1177706645); uses indices 2 i and 2 i + 1. */
    public double normal(long index) {
        double u = 1 - unit(2 * index);
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * unit(2 * index + 1));
    }

    /** Uniform over all rotations (Shoemake 1992, Graphics Gems III); uses three indices from 3 i. */
    public Quaterniond rotation(long index) {
        double u = unit(3 * index);
        double a = 2 * Math.PI * unit(3 * index + 1);
        double b = 2 * Math.PI * unit(3 * index + 2);
        double s = StrictMath.sqrt(1 - u);
        double c = StrictMath.sqrt(u);
        return new Quaterniond(
                s * StrictMath.sin(a), s * StrictMath.cos(a), c * StrictMath.sin(b), c * StrictMath.cos(b));
    }

    /** Independent numbers for a part of the whole, such as one particle. */
    public SeededNumbers part(long index) {
        return new SeededNumbers(mix(seed ^ stream * 0x9E3779B97F4A7C15L), index);
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014, 10.1145/2660193.2660195). */
    static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
