// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.random;

import org.sextant.twin.sample.SeededNumbers;

/**
 * The numbers that noise is made of, by index: the same on every machine and for any number of threads.
 *
 * <p>Threads: any.
 */
public record SeededNoise(SeededNumbers numbers) {
    /** Below this mean, Poisson numbers are found by multiplying uniform ones; above, by rejection. */
    private static final double FEW = 10;
    /** Uniform numbers set aside for one Poisson number; nearly all take fewer. */
    private static final int STRIDE = 64;

    /** The numbers of a named purpose, independent of those of other names. */
    public static SeededNoise of(long seed, String purpose) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            h = (h ^ purpose.charAt(i)) * 0x100000001B3L;
        }
        return new SeededNoise(new SeededNumbers(seed, h));
    }

    /** An independent source for part {@code n} of the same purpose, such as one view of a scan. */
    public SeededNoise part(long n) {
        return new SeededNoise(numbers.part(n));
    }

    /** Uniform in [0, 1). */
    public double unit(long index) {
        return numbers.unit(index);
    }

    /** Uniform in [−1, 1). */
    public double signed(long index) {
        return numbers.signed(index);
    }

    /** Normal with mean 0 and variance 1. */
    public double normal(long index) {
        return numbers.normal(index);
    }

    /** Close to normal with variance 1, within ±3.5: the sum of four uniform numbers; cheap. */
    public double nearlyNormal(long index) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += numbers.unit(4 * index + i);
        }
        return (sum - 2) * Math.sqrt(3);
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
        return mean < FEW ? few(mean, STRIDE * index) : many(mean, STRIDE * index);
    }

    private long few(double mean, long first) {
        double limit = Math.exp(-mean);
        long k = 0;
        for (double p = numbers.unit(first); p > limit; p *= numbers.unit(first + k)) {
            k++;
        }
        return k;
    }

    private long many(double mean, long first) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        double logMean = Math.log(mean);
        for (long at = first; ; at += 2) {
            double u = numbers.unit(at) - 0.5;
            double v = numbers.unit(at + 1);
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
}
