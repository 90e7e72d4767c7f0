// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Locale;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A rounded grain, or a disk, of porous alumina.
 *
 * @param shape outer surface
 * @param pores its class
 */
record AluminaGrain(int label, Shape shape, Pores pores) {
    /** Radius of the ball that holds a grain, in radii of the ball of its volume. */
    static final double ROOM = 1.06;

    /** Bumps of a grain, as a share of its radius. */
    private static final double BUMPS = 0.05;

    /** The two materials, by their nominal pore size. */
    enum Pores {
        NM50,
        NM150;

        int material() {
            return ordinal() + 1;
        }

        double diameterUm() {
            return this == NM50 ? 0.050 : 0.150;
        }
    }

    /** An outer surface. */
    sealed interface Shape permits Lump, Disk {
        Vector3dc centreUm();

        double boundingRadiusUm();

        /** How deep a point relative to the centre lies inside, µm to first order; negative outside. */
        double depthUm(double dx, double dy, double dz);

        /** Not less than the depth of any point within a distance of that one. */
        double mostDepthUm(double dx, double dy, double dz, double distanceUm);

        /** Not more than the depth of any point within a distance of that one. */
        double leastDepthUm(double dx, double dy, double dz, double distanceUm);

        /** Pores included. */
        double volumeUm3();
    }

    /**
     * A ball with bumps that do not leave it.
     *
     * @param bumps the field whose values on the unit sphere make the bumps
     */
    record Lump(Vector3dc centreUm, double boundingRadiusUm, RandomField bumps, double volumeUm3) implements Shape {
        static Lump of(Vector3dc centreUm, double radiusUm, RandomField bumps) {
            Lump lump = new Lump(new Vector3d(centreUm), radiusUm, bumps, 0);
            return new Lump(lump.centreUm, radiusUm, bumps, lump.integrated());
        }

        /** V = ∫ ρ³/3 dΩ over 20,000 directions of equal area: to 10⁻³. */
        private double integrated() {
            int n = 20_000;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double z = 1 - (2 * i + 1.0) / n;
                double a = Math.PI * (3 - Math.sqrt(5)) * i;
                double s = Math.sqrt(1 - z * z);
                double r = radiusUm(s * StrictMath.cos(a), s * StrictMath.sin(a), z);
                sum += r * r * r / 3;
            }
            return 4 * Math.PI * sum / n;
        }

        /** Distance from the centre to the surface along a unit vector. */
        private double radiusUm(double ux, double uy, double uz) {
            double bump =
                    bumps.at(2 * ux + 0.01 * centreUm.x(), 2 * uy + 0.01 * centreUm.y(), 2 * uz + 0.01 * centreUm.z());
            return boundingRadiusUm * (1 - BUMPS * (1 + Math.max(-1, Math.min(1, 0.5 * bump))));
        }

        @Override
        public double depthUm(double dx, double dy, double dz) {
            double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (d > boundingRadiusUm || d < (1 - 2 * BUMPS) * boundingRadiusUm) {
                return (1 - BUMPS) * boundingRadiusUm - d;
            }
            return radiusUm(dx / d, dy / d, dz / d) - d;
        }

        @Override
        public double mostDepthUm(double dx, double dy, double dz, double distanceUm) {
            return boundingRadiusUm - Math.sqrt(dx * dx + dy * dy + dz * dz) + distanceUm;
        }

        @Override
        public double leastDepthUm(double dx, double dy, double dz, double distanceUm) {
            return (1 - 2 * BUMPS) * boundingRadiusUm - Math.sqrt(dx * dx + dy * dy + dz * dz) - distanceUm;
        }
    }

    /** An upright cylinder. */
    record Disk(Vector3dc centreUm, double radiusUm, double heightUm) implements Shape {
        @Override
        public double boundingRadiusUm() {
            return Math.hypot(radiusUm, heightUm / 2);
        }

        @Override
        public double depthUm(double dx, double dy, double dz) {
            return Math.min(radiusUm - Math.sqrt(dx * dx + dy * dy), heightUm / 2 - Math.abs(dz));
        }

        @Override
        public double mostDepthUm(double dx, double dy, double dz, double distanceUm) {
            return depthUm(dx, dy, dz) + distanceUm;
        }

        @Override
        public double leastDepthUm(double dx, double dy, double dz, double distanceUm) {
            return depthUm(dx, dy, dz) - distanceUm;
        }

        @Override
        public double volumeUm3() {
            return Math.PI * radiusUm * radiusUm * heightUm;
        }
    }

    double depthUm(double x, double y, double z) {
        Vector3dc c = shape.centreUm();
        return shape.depthUm(x - c.x(), y - c.y(), z - c.z());
    }

    SampleObject object() {
        double esd = StrictMath.cbrt(6 * shape.volumeUm3() / Math.PI);
        String kind = pores.name().toLowerCase(Locale.ROOT);
        return new SampleObject(label, shape.centreUm(), esd, kind, shape.boundingRadiusUm());
    }
}
