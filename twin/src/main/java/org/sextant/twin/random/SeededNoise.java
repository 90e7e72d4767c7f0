// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.random;

/**
 * Random numbers by index: the same seed, stream and index give the same number on every machine and for any number of
 * threads. Numbers are SplitMix64 at a counter (Steele, Lea, Flood 2014, 10.1145/2660193.2660195).
 *
 * <p>Threads: any.
 */
public record SeededNoise(long seed, long stream) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Below this mean, Poisson numbers are found by multiplying uniform ones; above, by rejection. */
    private static final double FEW = 10;

    /** The numbers of a named purpose, independent of those of other names. */
    public static SeededNoise of(long seed, String purpose) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            h = (h ^ purpose.charAt(i)) * 0x100000001B3L;
        }
        return new SeededNoise(seed, h);
    }

    /** An independent source for part {@code n} of the same purpose, such as one view of a scan. */
    public SeededNoise part(long n) {
        return new SeededNoise(seed, mix(stream + GOLDEN * (n + 1)));
    }

    /** Uniform in [0, 1). */
    public double unit(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /** Uniform in [−1, 1). */
    public double signed(long index) {
        return 2 * unit(index) - 1;
    }

    /** Normal with mean 0 and variance 1 (Box and Muller 1958, 10.1214/aoms/1177706645). */
    public double normal(long index) {
        double r = Math.sqrt(-2 * Math.log(1 - unit(2 * index)));
        return r * Math.cos(2 * Math.PI * unit(2 * index + 1));
    }

    /**
     * A Poisson number of the given mean; 0 for means of 0 and less.
     *
     * <p>Few: uniform numbers are multiplied until the product falls below e^−mean (Knuth 1969). Many: transformed rejection
     * with squeeze, PTRS of Hörmann 1993 (10.1016/0167-6687(93)90997-4).
     */
    public long poisson(double mean, long index) {
        if (!(mean > 0)) {
            return 0;
        }
        long state = bits(index);
        return mean < FEW ? few(mean, state) : many(mean, state);
    }

    private static long few(double mean, long start) {
        double limit = Math.exp(-mean);
        long state = start;
        long k = 0;
        for (double p = uniform(state); p > limit; p *= uniform(state)) {
            state += GOLDEN;
            k++;
        }
        return k;
    }

    private static long many(double mean, long start) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        double logMean = Math.log(mean);
        for (long state = start; ; state += GOLDEN << 1) {
            double u = uniform(state) - 0.5;
            double v = uniform(state + GOLDEN);
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k >= 0
                    && (us >= 0.013 || v <= us)
                    && Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b)
                            <= k * logMean - mean - logFactorial(k)) {
                return (long) k;
            }
        }
    }

    /** ln k!, by Stirling's series: its error is below 1e-10 for the k ≥ 1 met here. */
    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double n = k + 1;
        double i = 1 / (n * n);
        return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + (1.0 / 12 - i * (1.0 / 360 - i / 1260)) / n;
    }

    /** In (0, 1). */
    private static double uniform(long state) {
        return ((mix(state) >>> 11) + 0.5) * 0x1p-53;
    }

    private long bits(long index) {
        return mix(mix(seed ^ stream * GOLDEN) + index * 0xD1B54A32D192ED03L);
    }

    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
