// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Vector3d;
import org.sextant.world.grid.Box3;

/**
 * The bodies that hold the particles. The tip's centre is the origin; z points away from the holder.
 *
 * <pre>
 *        ___o___         glue: a flat spheroid around the tip
 *      (   / \   )       resin: a cone, 60 µm wide at the tip
 *       `-/---\-´
 *        /     \         height 1500 µm, width 900 µm at the foot
 *    ___/_______\___
 *   |_______________|    holder: a disk of aluminium
 * </pre>
 */
final class PillarShape {
    static final double TIP_RADIUS_UM = 30;
    static final double HEIGHT_UM = 1500;
    static final double SLOPE = 0.28;

    private static final double COS = 1 / Math.sqrt(1 + SLOPE * SLOPE);
    private static final double GLUE_Z_UM = -62;
    private static final double GLUE_RADIUS_UM = 185;
    private static final double GLUE_HALF_HEIGHT_UM = 82;
    private static final double HOLDER_RADIUS_UM = 700;
    private static final double HOLDER_THICKNESS_UM = 100;

    private PillarShape() {}

    /** The whole sample; {@code above} is how far particles stand out of the tip. */
    static Box3 boundsUm(double above) {
        return new Box3(
                Sample.FRAME,
                new Vector3d(-HOLDER_RADIUS_UM, -HOLDER_RADIUS_UM, -HEIGHT_UM - HOLDER_THICKNESS_UM),
                new Vector3d(HOLDER_RADIUS_UM, HOLDER_RADIUS_UM, Math.max(above, GLUE_Z_UM + GLUE_HALF_HEIGHT_UM)));
    }

    static double radiusUm(double z) {
        return TIP_RADIUS_UM - SLOPE * z;
    }

    /** Volume between the tip and a height z below it, µm³. */
    static double volumeUm3(double z) {
        double r = radiusUm(z);
        double a = TIP_RADIUS_UM;
        return Math.PI / (3 * SLOPE) * (r * r * r - a * a * a);
    }

    /** Distance to the surface of the resin, positive inside, µm; exact away from the edges. */
    static double resinDepthUm(double x, double y, double z) {
        double side = (radiusUm(z) - Math.sqrt(x * x + y * y)) * COS;
        return Math.min(side, Math.min(-z, z + HEIGHT_UM));
    }

    /** Paints holder, glue and resin over what is there. */
    static void paint(double x, double y, double z, VoxelShape voxel, Blend blend) {
        double r = Math.sqrt(x * x + y * y);
        double reach = voxel.radiusUm();
        double resin = resinDepthUm(x, y, z);
        if (resin < reach) {
            paintHolder(r, z, reach, blend);
            paintGlue(x, y, z, voxel, blend);
        }
        blend.cover(Silica.RESIN, blend.inside(resin, resinReach(x, y, z, r, voxel, reach)));
    }

    private static double resinReach(double x, double y, double z, double r, VoxelShape voxel, double reach) {
        if (r < 1e-9 || -z < (radiusUm(z) - r) * COS) {
            return Math.min(reach, voxel.reach(0, 0, 1));
        }
        return voxel.reach(COS * x / r, COS * y / r, SLOPE * COS);
    }

    private static void paintHolder(double r, double z, double reach, Blend blend) {
        double depth = Math.min(HOLDER_RADIUS_UM - r, Math.min(-HEIGHT_UM - z, z + HEIGHT_UM + HOLDER_THICKNESS_UM));
        blend.cover(Silica.HOLDER, blend.inside(depth, reach));
    }

    /** f = 1 on the spheroid; (1 − f) / |∇f| is the distance to first order. */
    private static void paintGlue(double x, double y, double z, VoxelShape voxel, Blend blend) {
        double gx = x / (GLUE_RADIUS_UM * GLUE_RADIUS_UM);
        double gy = y / (GLUE_RADIUS_UM * GLUE_RADIUS_UM);
        double gz = (z - GLUE_Z_UM) / (GLUE_HALF_HEIGHT_UM * GLUE_HALF_HEIGHT_UM);
        double f = Math.sqrt(gx * x + gy * y + gz * (z - GLUE_Z_UM));
        if (f < 1e-9) {
            blend.cover(Silica.GLUE, 1);
            return;
        }
        blend.cover(Silica.GLUE, blend.inside(1 - f, voxel.reach(gx / f, gy / f, gz / f)));
    }
}
