// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.List;
import java.util.Locale;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Families of distributions with two parameters each. */
enum DistributionModel {
    /** Normal: mean μ, standard deviation σ. */
    NORMAL("mu", "sigma") {
        @Override
        double cumulative(double x, double mu, double sigma) {
            return phi((x - mu) / sigma);
        }

        @Override
        double[] start(double mean, double sd) {
            return new double[] {mean, sd};
        }

        @Override
        List<Derived> derived() {
            return List.of(
                    new Derived("mode", (m, s) -> m),
                    new Derived("mean", (m, s) -> m),
                    new Derived("sd", (m, s) -> Math.abs(s)));
        }
    },

    /** Log-normal: mean μ and standard deviation σ of the logarithm; mode e^(μ − σ²). */
    LOGNORMAL("mu", "sigma") {
        @Override
        double cumulative(double x, double mu, double sigma) {
            return x > 0 ? phi((Math.log(x) - mu) / sigma) : 0;
        }

        @Override
        double[] start(double mean, double sd) {
            double variance = Math.log(1 + sd * sd / (mean * mean));
            return new double[] {Math.log(mean) - variance / 2, Math.sqrt(variance)};
        }

        @Override
        List<Derived> derived() {
            return List.of(
                    new Derived("mode", (m, s) -> Math.exp(m - s * s)),
                    new Derived("mean", (m, s) -> Math.exp(m + s * s / 2)),
                    new Derived("sd", (m, s) -> Math.exp(m + s * s / 2) * Math.sqrt(Math.expm1(s * s))));
        }
    },

    /** Weibull: scale λ, shape k; 1 − e^(−(x/λ)^k). */
    WEIBULL("scale", "shape") {
        @Override
        double cumulative(double x, double scale, double shape) {
            return x > 0 ? -Math.expm1(-Math.pow(x / Math.abs(scale), Math.abs(shape))) : 0;
        }

        @Override
        double[] start(double mean, double sd) {
            // Justus et al. 1978 (10.1175/1520-0450(1978)017<0350:MFEWSF>2.0.CO;2): k ≈ (mean/sd)^1.086
            double shape = Math.pow(mean / sd, 1.086);
            return new double[] {mean / gamma(1 + 1 / shape), shape};
        }

        @Override
        List<Derived> derived() {
            return List.of(
                    new Derived("mode", (l, k) -> k > 1 ? l * Math.pow((k - 1) / k, 1 / k) : 0),
                    new Derived("mean", (l, k) -> l * gamma(1 + 1 / k)),
                    new Derived("sd", (l, k) -> l * Math.sqrt(gamma(1 + 2 / k) - gamma(1 + 1 / k) * gamma(1 + 1 / k))));
        }
    };

    /** A number that both parameters give. */
    interface OfTwo {
        double of(double first, double second);
    }

    /** A number with its name, such as the mode; in the unit of the values. */
    record Derived(String name, OfTwo value) {}

    private final String first;
    private final String second;

    DistributionModel(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** Share of the weight below x. */
    abstract double cumulative(double x, double first, double second);

    /** Parameters of the distribution with these moments, roughly. */
    abstract double[] start(double mean, double sd);

    abstract List<Derived> derived();

    String parameter(int k) {
        return k == 0 ? first : second;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values of 0 and less have no place in it. */
    boolean isPositive() {
        return this != NORMAL;
    }

    private static double phi(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    private static double gamma(double x) {
        return Gamma.gamma(x);
    }
}
