// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A sphere of silica, or what a plane left of one.
 *
 * <p>Its pores come from the sample's field, seen from a position and direction of its own.
 */
final class Particle {
    /** How much of the sphere is there, and what fills its open pores. */
    enum Kind {
        PARTICLE,
        FRAGMENT,
        /** In the glue; its pores hold air. */
        GLUED
    }

    final int label;
    final double cx;
    final double cy;
    final double cz;
    final double radiusUm;
    final Kind kind;
    /** What fills the pores that reach the outside. */
    final int filling;
    /** A fragment is where {@code cutNormal · (p − c) < cutUm}. */
    final Vector3d cutNormal;

    final double cutUm;
    final boolean fissured;
    /** From p − c to the coordinates of the pore field. */
    final Matrix3d turn;

    final Vector3d shift;

    Particle(
            int label,
            Vector3dc centre,
            double radiusUm,
            Kind kind,
            int filling,
            boolean fissured,
            SeededNumbers random) {
        this.label = label;
        this.cx = centre.x();
        this.cy = centre.y();
        this.cz = centre.z();
        this.radiusUm = radiusUm;
        this.kind = kind;
        this.filling = filling;
        this.fissured = fissured;
        this.turn = new Matrix3d().rotation(random.rotation(0));
        this.shift = new Vector3d(random.signed(10), random.signed(11), random.signed(12)).mul(5000);
        this.cutNormal = random.rotation(5).transform(new Vector3d(0, 0, 1));
        this.cutUm = kind == Kind.FRAGMENT ? radiusUm * cut(random) : Double.POSITIVE_INFINITY;
    }

    /** Where the plane cuts the sphere, in radii from the centre. */
    private static double cut(SeededNumbers random) {
        return -0.3 + 0.8 * random.unit(20);
    }

    /** Radius of the sphere of which a particle has the volume of a sphere of diameter {@code esdUm}. */
    static double radiusUm(Kind kind, double esdUm, SeededNumbers random) {
        double u = cut(random);
        double share = kind == Kind.FRAGMENT ? (2 + 3 * u - u * u * u) / 4 : 1;
        return esdUm / 2 / StrictMath.cbrt(share);
    }

    Vector3d centreUm() {
        return new Vector3d(cx, cy, cz);
    }

    /** How deep a point given relative to the centre lies inside, µm; negative outside. */
    double depthUm(double dx, double dy, double dz) {
        double sphere = radiusUm - Math.sqrt(dx * dx + dy * dy + dz * dz);
        return kind == Kind.FRAGMENT ? Math.min(sphere, cutDepthUm(dx, dy, dz)) : sphere;
    }

    private double cutDepthUm(double dx, double dy, double dz) {
        return cutUm - (cutNormal.x * dx + cutNormal.y * dy + cutNormal.z * dz);
    }

    /** Unit vector out of the nearest surface. */
    void outward(double dx, double dy, double dz, double[] normal) {
        double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (kind == Kind.FRAGMENT && cutDepthUm(dx, dy, dz) < radiusUm - d) {
            normal[0] = cutNormal.x;
            normal[1] = cutNormal.y;
            normal[2] = cutNormal.z;
        } else {
            double inverse = d > 0 ? 1 / d : 0;
            normal[0] = dx * inverse;
            normal[1] = dy * inverse;
            normal[2] = dz * inverse;
        }
    }

    /** Volume with pores: of the sphere, less the cap that was cut off, π h² (3 r − h) / 3. */
    double volumeUm3() {
        double whole = 4 * Math.PI / 3 * radiusUm * radiusUm * radiusUm;
        if (kind != Kind.FRAGMENT) {
            return whole;
        }
        double h = radiusUm - cutUm;
        return whole - Math.PI * h * h * (3 * radiusUm - h) / 3;
    }

    SampleObject object() {
        double esd = StrictMath.cbrt(6 * volumeUm3() / Math.PI);
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return new SampleObject(label, centreUm(), esd, name, radiusUm);
    }
}
