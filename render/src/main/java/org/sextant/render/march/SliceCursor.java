// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.sextant.render.camera.Ray;
import org.sextant.world.view.Rgba;

/** Where a ray passes a slice: one piece, at its exact depth. */
final class SliceCursor extends Cursor {
    /** A slice lies so much of its distance before where it is: what is cut off by the same plane is behind it. */
    private static final double BEFORE = 1e-9;

    private final MarchSlice slice;
    private float stored;
    private Rgba colour = Rgba.TRANSPARENT;

    SliceCursor(MarchSlice slice) {
        this.slice = slice;
    }

    @Override
    void enter(Ray r, double jitter) {
        t = Double.POSITIVE_INFINITY;
        double slope = slice.normal.x * r.dx + slice.normal.y * r.dy + slice.normal.z * r.dz;
        double height = slice.normal.x * r.ox + slice.normal.y * r.oy + slice.normal.z * r.oz + slice.c;
        double at = -height / slope;
        if (!(at >= 0 && at < Double.POSITIVE_INFINITY)) {
            return;
        }
        double px = r.ox + at * r.dx;
        double py = r.oy + at * r.dy;
        double pz = r.oz + at * r.dz;
        MarchVolume v = slice.volume;
        if (isInside(v, px, py, pz)) {
            Matrix4x3d m = v.eyeToField;
            stored = v.field.value(
                    m.m00() * px + m.m10() * py + m.m20() * pz + m.m30(),
                    m.m01() * px + m.m11() * py + m.m21() * pz + m.m31(),
                    m.m02() * px + m.m12() * py + m.m22() * pz + m.m32());
            colour = slice.colour(stored);
            t = colour.a() > 0 ? at * (1 - BEFORE) : Double.POSITIVE_INFINITY;
        }
    }

    private static boolean isInside(MarchVolume v, double px, double py, double pz) {
        Matrix4x3d m = v.eyeToBase;
        double x = m.m00() * px + m.m10() * py + m.m20() * pz + m.m30();
        double y = m.m01() * px + m.m11() * py + m.m21() * pz + m.m31();
        double z = m.m02() * px + m.m12() * py + m.m22() * pz + m.m32();
        return x >= v.minIndex.x
                && x <= v.maxIndex.x
                && y >= v.minIndex.y
                && y <= v.maxIndex.y
                && z >= v.minIndex.z
                && z <= v.maxIndex.z;
    }

    /** Where the plane is was found by entering. */
    @Override
    void start() {}

    @Override
    void advance(double limit, RayLight light) {
        if (t < limit) {
            light.add(colour.r(), colour.g(), colour.b(), colour.a(), t);
            t = Double.POSITIVE_INFINITY;
        }
    }

    @Override
    Hit hit(double at) {
        return Hit.ofValue(Hit.Kind.SLICE, slice.plane.name(), at / (1 - BEFORE), slice.volume.scale.physical(stored));
    }
}
