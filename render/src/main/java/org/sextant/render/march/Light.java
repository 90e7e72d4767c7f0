// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Vector3d;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Lighting;

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

    private final Lighting lighting;

    Light(Rays rays, Lighting lighting) {
        this.lighting = lighting;
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

    /** What is added to the shading. */
    public Lighting lighting() {
        return lighting;
    }

    /**
     * Lights a colour.
     *
     * @param nx,ny,nz unit normal of either sign; 0 if there is none
     * @param weight 0 leaves the colour as it is but for occlusion, 1 lights it fully
     * @param around share of the light from all around that comes here
     * @param lamp share of the lamp's light that comes here
     */
    void apply(double nx, double ny, double nz, Ray ray, float weight, float around, float lamp, float[] colour) {
        double along = nx * ray.dx + ny * ray.dy + nz * ray.dz;
        double facing = along > 0 ? -1 : 1;
        double cosine = Math.max(0, facing * (nx * lx + ny * ly + nz * lz));
        double hx = lx - ray.dx;
        double hy = ly - ray.dy;
        double hz = lz - ray.dz;
        double half = facing * (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
        double h2 = half > 0 ? half * half : 0;
        double h4 = h2 * h2;
        double h16 = h4 * h4 * h4 * h4;
        float lit = 1 - (float) lighting.shadow() * (1 - lamp);
        float open = 1 - (float) lighting.occlusion() * (1 - around);
        float rim = 1 - (float) Math.abs(along);
        float edge = 1 - (float) lighting.edges() * weight * rim * rim;
        float shine = (float) (SPECULAR * h16 * h16) * weight * lit;
        float shade = (1 + weight * (AMBIENT + DIFFUSE * (float) cosine * lit - 1)) * open * edge;
        for (int c = 0; c < 3; c++) {
            colour[c] = Math.min(1, colour[c] * shade + shine);
        }
    }
}
