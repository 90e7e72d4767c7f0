// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Matrix3d;

/**
 * The open pores of the particles: where a Gaussian random field lies below a level. The level falls towards the surface, so
 * that a dense shell with few openings remains, and with it the porosity of small particles. Not for several threads at once.
 */
final class MacroPores {
    static final double WAVELENGTH_UM = 11.5;
    /** Pore share of the inside and of the shell. */
    static final double INSIDE_SHARE = 0.345;

    static final double SHELL_SHARE = 0.08;
    /** Down to the first depth all is shell, from the second on nothing is. */
    private static final double SHELL_UM = 0.6;

    private static final double INSIDE_FROM_UM = 1.8;
    private static final double FISSURE_HALF_UM = 0.22;

    /** The field and its levels, shared by all threads. */
    record Law(RandomField field, double insideLevel, double shellLevel) {
        static Law of(RandomField field, SeededNumbers random) {
            return new Law(field, field.levelBelow(INSIDE_SHARE, random), field.levelBelow(SHELL_SHARE, random));
        }

        double level(double depthUm) {
            return shellLevel + (insideLevel - shellLevel) * insideness(depthUm);
        }

        private static double insideness(double depthUm) {
            return Math.max(0, Math.min(1, (depthUm - SHELL_UM) / (INSIDE_FROM_UM - SHELL_UM)));
        }
    }

    private final Law law;
    private final PlaneCut plane;
    private final double[] gradient = new double[3];
    private final double[] scratch = new double[3];
    private final double[] outward = new double[3];

    MacroPores(Law law, VoxelShape voxel) {
        this.law = law;
        this.plane = new PlaneCut(voxel);
    }

    /** The field at a point of a particle, relative to its centre. */
    static double field(Law law, Particle p, double dx, double dy, double dz) {
        Matrix3d t = p.turn;
        return law.field()
                .at(
                        t.m00 * dx + t.m10 * dy + t.m20 * dz + p.shift.x,
                        t.m01 * dx + t.m11 * dy + t.m21 * dz + p.shift.y,
                        t.m02 * dx + t.m12 * dy + t.m22 * dz + p.shift.z);
    }

    /** Positive in pores: level − field. */
    static double excess(Law law, Particle p, double dx, double dy, double dz, double depthUm) {
        return law.level(depthUm) - field(law, p, dx, dy, dz);
    }

    /** The part of a voxel that is open pore. */
    double part(Particle p, double dx, double dy, double dz, double depthUm, Blend blend) {
        Matrix3d t = p.turn;
        double value = law.field()
                .at(
                        t.m00 * dx + t.m10 * dy + t.m20 * dz + p.shift.x,
                        t.m01 * dx + t.m11 * dy + t.m21 * dz + p.shift.y,
                        t.m02 * dx + t.m12 * dy + t.m22 * dz + p.shift.z,
                        gradient,
                        scratch);
        double gx = t.m00 * gradient[0] + t.m01 * gradient[1] + t.m02 * gradient[2];
        double gy = t.m10 * gradient[0] + t.m11 * gradient[1] + t.m12 * gradient[2];
        double gz = t.m20 * gradient[0] + t.m21 * gradient[1] + t.m22 * gradient[2];
        if (depthUm > SHELL_UM && depthUm < INSIDE_FROM_UM) {
            p.outward(dx, dy, dz, outward);
            double slope = (law.insideLevel() - law.shellLevel()) / (INSIDE_FROM_UM - SHELL_UM);
            gx += slope * outward[0];
            gy += slope * outward[1];
            gz += slope * outward[2];
        }
        return blend.below(law.level(depthUm), value, plane.along(gx, gy, gz));
    }

    /**
     * The part of a voxel that is fissure: a gap that undulates about a plane through the particle's centre and narrows from
     * one side to the other.
     */
    double fissurePart(Particle p, double dx, double dy, double dz, Blend blend) {
        if (!p.fissured) {
            return 0;
        }
        Matrix3d t = p.turn;
        return blend.insideSlab(
                fissureHalfUm(p, dx, dy, dz), fissureOffsetUm(law, p, dx, dy, dz), plane.along(t.m02, t.m12, t.m22));
    }

    private static double fissureHalfUm(Particle p, double dx, double dy, double dz) {
        double along = p.turn.m00 * dx + p.turn.m10 * dy + p.turn.m20 * dz;
        return FISSURE_HALF_UM * Math.min(1, 0.5 + 0.6 * along / p.radiusUm);
    }

    /** Distance from the middle of the gap, µm; only near it does the undulation count. */
    private static double fissureOffsetUm(Law law, Particle p, double dx, double dy, double dz) {
        double across = p.turn.m02 * dx + p.turn.m12 * dy + p.turn.m22 * dz;
        return Math.abs(across) > 6
                ? across
                : across - law.field().at(0.12 * dx + p.shift.x, 0.12 * dy + p.shift.y, 0.12 * dz + p.shift.z);
    }

    /** How deep a point lies in the fissure, µm; negative outside, −∞ where there is none. */
    static double fissureDepthUm(Law law, Particle p, double dx, double dy, double dz) {
        return p.fissured
                ? fissureHalfUm(p, dx, dy, dz) - Math.abs(fissureOffsetUm(law, p, dx, dy, dz))
                : Double.NEGATIVE_INFINITY;
    }

    /** Whether a ball of a particle lies in wall all around, with some room to spare. */
    static boolean isWall(Law law, Particle p, double dx, double dy, double dz, double radiusUm) {
        double room = radiusUm + 0.25;
        if (p.depthUm(dx, dy, dz) < room || fissureDepthUm(law, p, dx, dy, dz) > -room) {
            return false;
        }
        for (int i = 0; i < 27; i++) {
            double x = i % 3 - 1;
            double y = i / 3 % 3 - 1;
            double z = i / 9 - 1;
            double scale = i == 13 ? 0 : room / Math.sqrt(x * x + y * y + z * z);
            double ex = dx + scale * x;
            double ey = dy + scale * y;
            double ez = dz + scale * z;
            if (excess(law, p, ex, ey, ez, p.depthUm(ex, ey, ez)) > -0.05) {
                return false;
            }
        }
        return true;
    }
}
