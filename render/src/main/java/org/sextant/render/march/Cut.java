// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Ray;
import org.sextant.world.grid.Box3;

/**
 * A convex part of space, of which a thing keeps what lies inside or what lies outside. A ray is inside between two
 * distances, so cut faces are exact.
 *
 * @param shape in coordinates u that {@code eyeToUnit} maps to
 * @param eyeToUnit from µm relative to the eye
 */
public record Cut(Shape shape, Matrix4x3dc eyeToUnit, boolean keepsInside) {
    /** What is inside. */
    public enum Shape {
        /** u.z ≥ 0. */
        HALF,
        /** |u.x|, |u.y|, |u.z| ≤ 1. */
        BLOCK,
        /** |u| ≤ 1. */
        BALL
    }

    /** Edges shorter than this count as this long, µm: far below an atom. */
    private static final double SHORTEST_UM = 1e-12;

    static Cut half(Matrix4x3dc eyeToFrame, Vector3dc pointUm, Vector3dc normal) {
        Matrix4x3d height =
                new Matrix4x3d(0, 0, normal.x(), 0, 0, normal.y(), 0, 0, normal.z(), 0, 0, -normal.dot(pointUm));
        return new Cut(Shape.HALF, height.mul(eyeToFrame), true);
    }

    static Cut block(Matrix4x3dc eyeToFrame, Box3 box, boolean keepsInside) {
        Vector3d half = box.extentUm().mul(0.5).max(new Vector3d(SHORTEST_UM));
        Matrix4x3d unit = new Matrix4x3d()
                .scale(1 / half.x, 1 / half.y, 1 / half.z)
                .translate(box.centreUm().negate());
        return new Cut(Shape.BLOCK, unit.mul(eyeToFrame), keepsInside);
    }

    static Cut ball(Matrix4x3dc eyeToFrame, Vector3dc centreUm, double radiusUm, boolean keepsInside) {
        Matrix4x3d unit = new Matrix4x3d().scale(1 / radiusUm).translate(centreUm.negate(new Vector3d()));
        return new Cut(Shape.BALL, unit.mul(eyeToFrame), keepsInside);
    }

    /** Takes out of the stretches what this cut does not keep. */
    void apply(Ray r, Stretches stretches) {
        Matrix4x3dc m = eyeToUnit;
        double ox = m.m00() * r.ox + m.m10() * r.oy + m.m20() * r.oz + m.m30();
        double oy = m.m01() * r.ox + m.m11() * r.oy + m.m21() * r.oz + m.m31();
        double oz = m.m02() * r.ox + m.m12() * r.oy + m.m22() * r.oz + m.m32();
        double dx = m.m00() * r.dx + m.m10() * r.dy + m.m20() * r.dz;
        double dy = m.m01() * r.dx + m.m11() * r.dy + m.m21() * r.dz;
        double dz = m.m02() * r.dx + m.m12() * r.dy + m.m22() * r.dz;
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        if (shape == Shape.HALF) {
            from = dz > 0 ? -oz / dz : from;
            to = dz < 0 ? -oz / dz : dz == 0 && oz < 0 ? from : to;
        } else if (shape == Shape.BLOCK) {
            from = Math.max(lower(ox, dx), Math.max(lower(oy, dy), lower(oz, dz)));
            to = Math.min(upper(ox, dx), Math.min(upper(oy, dy), upper(oz, dz)));
        } else {
            double a = dx * dx + dy * dy + dz * dz;
            double nearest = -(ox * dx + oy * dy + oz * dz) / a;
            double qx = ox + nearest * dx;
            double qy = oy + nearest * dy;
            double qz = oz + nearest * dz;
            double half = Math.sqrt(Math.max(0, 1 - (qx * qx + qy * qy + qz * qz)) / a);
            from = nearest - half;
            to = nearest + half;
        }
        if (!keepsInside) {
            stretches.hide(from, to);
        } else {
            stretches.hide(Double.NEGATIVE_INFINITY, to > from ? from : Double.POSITIVE_INFINITY);
            stretches.hide(to, Double.POSITIVE_INFINITY);
        }
    }

    /** Where a line enters −1 … 1. */
    private static double lower(double o, double d) {
        if (d == 0) {
            return Math.abs(o) <= 1 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (d > 0 ? -1 - o : 1 - o) / d;
    }

    private static double upper(double o, double d) {
        if (d == 0) {
            return Math.abs(o) <= 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return (d > 0 ? 1 - o : -1 - o) / d;
    }

    /** Whether a point relative to the eye is kept. */
    boolean keeps(Vector3dc eyeUm) {
        Vector3d u = eyeToUnit.transformPosition(eyeUm, new Vector3d());
        boolean inside = switch (shape) {
            case HALF -> u.z >= 0;
            case BLOCK -> Math.abs(u.x) <= 1 && Math.abs(u.y) <= 1 && Math.abs(u.z) <= 1;
            case BALL -> u.lengthSquared() <= 1;
        };
        return inside == keepsInside;
    }
}
