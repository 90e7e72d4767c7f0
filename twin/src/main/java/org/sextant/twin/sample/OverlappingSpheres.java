// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * Pores of nanometres as the union of spheres of one size thrown at random (Boolean model). Its two-point statistics are known
 * exactly (Torquato 2002, Random Heterogeneous Materials, 10.1007/978-1-4757-6355-3, chapter 5): with N spheres of radius a and
 * volume v in a unit volume, the solid has the share q = exp(−N v), and two points r apart are both solid with the probability
 *
 * <pre>
 *   S(r) = exp(−N V(r)),   V(r) = v (1 + 3r/(4a) − r³/(16a³)) for r ≤ 2a, else 2v.
 * </pre>
 */
public final class OverlappingSpheres {
    private final double radiusUm;
    private final double spheresPerUm3;
    private final SeededNumbers random;

    OverlappingSpheres(double diameterUm, double porosity, SeededNumbers random) {
        this.radiusUm = diameterUm / 2;
        this.spheresPerUm3 = -Math.log(1 - porosity) / volumeUm3();
        this.random = random;
    }

    private double volumeUm3() {
        return 4 * Math.PI / 3 * radiusUm * radiusUm * radiusUm;
    }

    public double diameterUm() {
        return 2 * radiusUm;
    }

    public double porosity() {
        return 1 - Math.exp(-spheresPerUm3 * volumeUm3());
    }

    /** Covariance of "solid here" and "solid there", S(r) − q². */
    public double covariance(double rUm) {
        double solid = 1 - porosity();
        if (rUm >= 2 * radiusUm) {
            return 0;
        }
        double t = rUm / radiusUm;
        return Math.exp(-spheresPerUm3 * volumeUm3() * (1 + t * (0.75 - t * t / 16))) - solid * solid;
    }

    /**
     * The covariance integrated along a beam that passes at a distance ξ, ∫ C(√(ξ² + z²)) dz, µm: times δ² it is R(ξ) of the
     * dark field (Strobl 2014, 10.1038/srep07243). Simpson's rule with 400 steps: to 10⁻⁴ of the value at ξ = 0.
     */
    public double projectedCovarianceUm(double xiUm) {
        double end2 = 4 * radiusUm * radiusUm - xiUm * xiUm;
        if (end2 <= 0) {
            return 0;
        }
        int steps = 400;
        double h = Math.sqrt(end2) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * covariance(Math.sqrt(xiUm * xiUm + i * h * i * h));
        }
        return 2 * sum * h / 3;
    }

    /** Whether a point lies in a sphere. Spheres are drawn for each cube of the edge 2a, their number by Poisson's law. */
    boolean isPore(double x, double y, double z) {
        double cell = 2 * radiusUm;
        long i0 = (long) Math.floor(x / cell);
        long j0 = (long) Math.floor(y / cell);
        long k0 = (long) Math.floor(z / cell);
        for (long k = k0 - 1; k <= k0 + 1; k++) {
            for (long j = j0 - 1; j <= j0 + 1; j++) {
                for (long i = i0 - 1; i <= i0 + 1; i++) {
                    if (isInSphereOf(i, j, k, cell, x, y, z)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isInSphereOf(long i, long j, long k, double cell, double x, double y, double z) {
        SeededNumbers own = random.part((i * 2_097_143L + j) * 2_097_143L + k);
        int n = poisson(spheresPerUm3 * cell * cell * cell, own.unit(0));
        for (int s = 0; s < n; s++) {
            double dx = (i + own.unit(3L * s + 1)) * cell - x;
            double dy = (j + own.unit(3L * s + 2)) * cell - y;
            double dz = (k + own.unit(3L * s + 3)) * cell - z;
            if (dx * dx + dy * dy + dz * dz < radiusUm * radiusUm) {
                return true;
            }
        }
        return false;
    }

    /** The number whose distribution function first passes u. */
    private static int poisson(double mean, double u) {
        double term = StrictMath.exp(-mean);
        double sum = term;
        int n = 0;
        while (u > sum && n < 1000) {
            n++;
            term *= mean / n;
            sum += term;
        }
        return n;
    }
}
