// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.demo;

/** Random numbers by index: the same seed, stream and index give the same number on every machine and thread. */
record SeededNoise(long seed, long stream) {
    /** Uniform in [0, 1). */
    double unit(long index) {
        return (mix(mix(seed ^ stream * 0x9E3779B97F4A7C15L) + index * 0xD1B54A32D192ED03L) >>> 11) * 0x1p-53;
    }

    /** Uniform in [−1, 1). */
    double signed(long index) {
        return 2 * unit(index) - 1;
    }

    /** Close to normal with unit variance (sum of four uniform numbers). */
    double normal(long index) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += signed(4 * index + i);
        }
        return sum * Math.sqrt(3.0 / 4);
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014, 10.1145/2660193.2660195). */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
