// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.sextant.render.camera.Ray;

/**
 * {@link Light} for many places along one ray in one volume: its directions are turned into voxel indices once, so that a
 * gradient by index need not be turned. For g by index and M from the eye to indices, the gradient in space is Mᵀ g; its
 * product with a direction v is g · (M v), its squared length gᵀ (M Mᵀ) g.
 */
final class Gloss {
    private final MarchVolume volume;
    private final Vector3d lamp;
    private final float edges;
    /** M Mᵀ; what is not on the diagonal twice. */
    private final float xx;

    private final float yy;
    private final float zz;
    private final float xy;
    private final float xz;
    private final float yz;
    private final float perVoxel;
    /** To the lamp. */
    private final Vector3d toLamp = new Vector3d();
    /** Between the lamp and the eye, of length 1 in space. */
    private final Vector3d halfway = new Vector3d();

    private float lx;
    private float ly;
    private float lz;
    private float hx;
    private float hy;
    private float hz;
    private float dx;
    private float dy;
    private float dz;
    /** What a colour is multiplied by. */
    float shade = 1;
    /** What is added to it. */
    float shine;

    Gloss(MarchVolume volume) {
        this.volume = volume;
        this.lamp = volume.light.towards();
        this.edges = (float) volume.light.lighting().edges();
        this.perVoxel = (float) volume.steepnessPerGradient();
        Matrix4x3d m = volume.eyeToField;
        Vector3d x = new Vector3d(m.m00(), m.m10(), m.m20());
        Vector3d y = new Vector3d(m.m01(), m.m11(), m.m21());
        Vector3d z = new Vector3d(m.m02(), m.m12(), m.m22());
        xx = (float) x.lengthSquared();
        yy = (float) y.lengthSquared();
        zz = (float) z.lengthSquared();
        xy = (float) (2 * x.dot(y));
        xz = (float) (2 * x.dot(z));
        yz = (float) (2 * y.dot(z));
        volume.eyeToField.transformDirection(lamp, toLamp);
        lx = (float) toLamp.x;
        ly = (float) toLamp.y;
        lz = (float) toLamp.z;
    }

    /** Begins a ray. */
    void enter(Ray ray) {
        Matrix4x3d m = volume.eyeToField;
        double x = lamp.x - ray.dx;
        double y = lamp.y - ray.dy;
        double z = lamp.z - ray.dz;
        double norm = 1 / Math.sqrt(x * x + y * y + z * z);
        m.transformDirection(halfway.set(x * norm, y * norm, z * norm));
        hx = (float) halfway.x;
        hy = (float) halfway.y;
        hz = (float) halfway.z;
        dx = (float) (m.m00() * ray.dx + m.m10() * ray.dy + m.m20() * ray.dz);
        dy = (float) (m.m01() * ray.dx + m.m11() * ray.dy + m.m21() * ray.dz);
        dz = (float) (m.m02() * ray.dx + m.m12() * ray.dy + m.m22() * ray.dz);
        shade = 1;
        shine = 0;
    }

    /** Finds shade and shine for a gradient by voxel index; NaN counts as flat. */
    void find(float gx, float gy, float gz) {
        float squared = gx * (xx * gx + xy * gy + xz * gz) + gy * (yy * gy + yz * gz) + gz * zz * gz;
        float length = (float) Math.sqrt(squared);
        float s = (length * perVoxel - (float) MarchVolume.FLAT) * (float) (1 / (MarchVolume.STEEP - MarchVolume.FLAT));
        if (!(s > 0)) {
            shade = 1;
            shine = 0;
            return;
        }
        s = Math.min(s, 1);
        float weight = s * s * (3 - 2 * s);
        float norm = 1 / length;
        float along = (gx * dx + gy * dy + gz * dz) * norm;
        // −norm if the gradient runs along the ray, without a branch, as it is not foreseen
        float facing = Float.intBitsToFloat(
                Float.floatToRawIntBits(norm) ^ ~Float.floatToRawIntBits(along) & Integer.MIN_VALUE);
        float cosine = (gx * lx + gy * ly + gz * lz) * facing;
        float half = (gx * hx + gy * hy + gz * hz) * facing;
        float lit = Math.max(cosine, 0);
        shade = 1 + weight * (Light.AMBIENT + Light.DIFFUSE * lit - 1);
        float h = Math.max(half, 0);
        float h2 = h * h;
        float h4 = h2 * h2;
        float h16 = h4 * h4 * h4 * h4;
        shine = Light.SPECULAR * h16 * h16 * weight;
        if (edges > 0) {
            float rim = 1 - Math.abs(along);
            shade *= 1 - edges * weight * rim * rim;
        }
    }
}
