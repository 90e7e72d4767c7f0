// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Vector3d;
import org.sextant.render.camera.Rays;

/**
 * A lamp at the camera, a little up and to the left of it, after Blinn 1977 (10.1145/563858.563893). Surfaces are lit from
 * both sides.
 */
public final class Light {
    public static final float AMBIENT = 0.22f;
    public static final float DIFFUSE = 0.86f;
    public static final float SPECULAR = 0.28f;

    /** Towards the lamp. */
    private final double lx;

    private final double ly;
    private final double lz;

    Light(Rays rays) {
        Vector3d l = rays.forward()
                .negate(new Vector3d())
                .fma(0.7, rays.top())
                .fma(-0.65, rays.right())
                .normalize();
        lx = l.x;
        ly = l.y;
        lz = l.z;
    }

    /** Unit vector towards the lamp, in world directions. */
    public Vector3d towards() {
        return new Vector3d(lx, ly, lz);
    }

    /**
     * Lights a colour.
     *
     * @param nx,ny,nz unit normal of either sign
     * @param dx,dy,dz unit direction of the ray
     * @param weight 0 leaves the colour as it is, 1 lights it fully
     */
    void apply(double nx, double ny, double nz, double dx, double dy, double dz, float weight, float[] colour) {
        double facing = nx * dx + ny * dy + nz * dz > 0 ? -1 : 1;
        double cosine = Math.max(0, facing * (nx * lx + ny * ly + nz * lz));
        double hx = lx - dx;
        double hy = ly - dy;
        double hz = lz - dz;
        double half = facing * (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
        double h2 = half > 0 ? half * half : 0;
        double h4 = h2 * h2;
        double h16 = h4 * h4 * h4 * h4;
        float shine = (float) (SPECULAR * h16 * h16) * weight;
        float shade = 1 + weight * (AMBIENT + DIFFUSE * (float) cosine - 1);
        for (int c = 0; c < 3; c++) {
            colour[c] = Math.min(1, colour[c] * shade + shine);
        }
    }
}
