// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.demo;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A small hierarchical sample as a function of world position: porous silica spheres (mean diameter about 14 µm, dense
 * shell, macropores of about 3 µm, mesopores of about 16 nm) in a resin pillar. The same function seen with 1 µm, 65 nm and
 * 0.54 nm voxels gives scans that agree with each other.
 *
 * <p>Values are attenuation relative to dense silica: air 0, resin {@value #RESIN}, porous silica about 0.6, shell 1.
 * Pores are level sets of Gaussian random fields (sums of waves of one length: spinodal morphology).
 */
public final class NestedSample {
    static final double RESIN = 0.22;
    private static final double PILLAR_RADIUS_UM = 52;
    static final double CELL_UM = 21;
    private static final double SHELL_UM = 0.5;
    private static final double MACRO_WAVE_UM = 3.6;
    private static final double MESO_WAVE_UM = 0.026;
    /** Level below which a field of unit variance is pore: 31.6 % of the mass of a normal distribution. */
    private static final double MESO_LEVEL = -0.479;

    private static final double MACRO_LEVEL = -0.7;

    private final long seed;
    private final Waves macro;
    private final Waves meso;

    /** The same seed gives the same sample. */
    public NestedSample(long seed) {
        this.seed = seed;
        this.macro = new Waves(new SeededNoise(seed, 1), 24, MACRO_WAVE_UM);
        this.meso = new Waves(new SeededNoise(seed, 2), 24, MESO_WAVE_UM);
    }

    /**
     * Value at a world position.
     *
     * @param voxelUm edge of the voxel that looks: structures much smaller than it are seen as their mean
     */
    public double at(Vector3dc pUm, double voxelUm) {
        double pillar = smooth(PILLAR_RADIUS_UM - Math.hypot(pUm.x(), pUm.y()), voxelUm);
        if (pillar == 0) {
            return 0;
        }
        double depth = depthInSphere(pUm);
        double edge = smooth(depth, voxelUm);
        return pillar * (edge == 0 ? RESIN : RESIN + edge * (inSphere(pUm, depth, voxelUm) - RESIN));
    }

    private double inSphere(Vector3dc p, double depth, double voxelUm) {
        double shell = 1 - smooth(depth - SHELL_UM, voxelUm);
        if (shell == 1) {
            return 1;
        }
        double pore = smooth((MACRO_LEVEL - macro.at(p)) * MACRO_WAVE_UM / 8, voxelUm);
        double solid = voxelUm > MESO_WAVE_UM
                ? 1 - 0.316 * (1 - RESIN)
                : 1 - (1 - RESIN) * smooth((MESO_LEVEL - meso.at(p)) * MESO_WAVE_UM / 8, voxelUm);
        double inside = solid + pore * (RESIN - solid);
        return inside + shell * (1 - inside);
    }

    /** Whether no macropore lies within a distance, judged along six directions. */
    boolean isSolidAround(Vector3dc p, double distanceUm) {
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign++) {
                Vector3d q = new Vector3d(p);
                q.setComponent(axis, q.get(axis) + sign * distanceUm);
                if (macro.at(q) < MACRO_LEVEL) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How deep a point lies below the surface of the sphere nearest to it, µm; negative outside of all. */
    double depthInSphere(Vector3dc p) {
        double deepest = Double.NEGATIVE_INFINITY;
        long i0 = Math.round(p.x() / CELL_UM);
        long j0 = Math.round(p.y() / CELL_UM);
        long k0 = Math.round(p.z() / CELL_UM);
        for (long k = k0 - 1; k <= k0 + 1; k++) {
            for (long j = j0 - 1; j <= j0 + 1; j++) {
                for (long i = i0 - 1; i <= i0 + 1; i++) {
                    deepest = Math.max(
                            deepest, radiusUm(i, j, k) - centreUm(i, j, k).distance(p));
                }
            }
        }
        return deepest;
    }

    /** Centre of the sphere of a lattice cell: jittered so little that neighbours never overlap. */
    Vector3d centreUm(long i, long j, long k) {
        SeededNoise n = new SeededNoise(seed, i * 73856093L ^ j * 19349663L ^ k * 83492791L);
        double free = CELL_UM / 2 - radiusUm(i, j, k);
        return new Vector3d(i, j, k).mul(CELL_UM).add(free * n.signed(0), free * n.signed(1), free * n.signed(2));
    }

    /** 4.5 … 9.5 µm. */
    double radiusUm(long i, long j, long k) {
        return 4.5 + 5 * new SeededNoise(seed, i * 73856093L ^ j * 19349663L ^ k * 83492791L).unit(3);
    }

    /** 0 outside, 1 inside, a ramp one voxel wide at the surface (partial volume). */
    private static double smooth(double signedDistance, double voxelUm) {
        return Math.max(0, Math.min(1, signedDistance / voxelUm + 0.5));
    }

    /** A Gaussian random field of unit variance: a sum of plane waves of one length in random directions and phases. */
    private static final class Waves {
        private final double[] kx;
        private final double[] ky;
        private final double[] kz;
        private final double[] phase;

        Waves(SeededNoise noise, int n, double lengthUm) {
            kx = new double[n];
            ky = new double[n];
            kz = new double[n];
            phase = new double[n];
            for (int i = 0; i < n; i++) {
                double z = noise.signed(3 * i);
                double a = Math.PI * noise.signed(3 * i + 1);
                double r = Math.sqrt(1 - z * z);
                double k = 2 * Math.PI / lengthUm;
                kx[i] = k * r * Math.cos(a);
                ky[i] = k * r * Math.sin(a);
                kz[i] = k * z;
                phase[i] = Math.PI * noise.signed(3 * i + 2);
            }
        }

        double at(Vector3dc p) {
            double sum = 0;
            for (int i = 0; i < kx.length; i++) {
                sum += Math.cos(kx[i] * p.x() + ky[i] * p.y() + kz[i] * p.z() + phase[i]);
            }
            return sum * Math.sqrt(2.0 / kx.length);
        }
    }
}
