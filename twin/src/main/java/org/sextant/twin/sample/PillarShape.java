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

    /** The body that fills a point outside of all particles and bubbles. */
    static int materialAt(double x, double y, double z) {
        if (resinDepthUm(x, y, z) > 0) {
            return SilicaMaterials.RESIN;
        }
        if (glueRadius(x, y, z) < 1) {
            return SilicaMaterials.GLUE;
        }
        return holderDepthUm(Math.sqrt(x * x + y * y), z) > 0 ? SilicaMaterials.HOLDER : SilicaMaterials.AIR;
    }

    private static double holderDepthUm(double r, double z) {
        return Math.min(HOLDER_RADIUS_UM - r, Math.min(-HEIGHT_UM - z, z + HEIGHT_UM + HOLDER_THICKNESS_UM));
    }

    /** 1 on the glue's surface, less inside. */
    private static double glueRadius(double x, double y, double z) {
        double h = (z - GLUE_Z_UM) / GLUE_HALF_HEIGHT_UM;
        return Math.sqrt((x * x + y * y) / (GLUE_RADIUS_UM * GLUE_RADIUS_UM) + h * h);
    }

    /**
     * Paints holder, glue and resin over what is there.
     *
     * @param voxelRadiusUm distance from the voxel's centre to its corners
     */
    static void paint(double x, double y, double z, PlaneCut plane, double voxelRadiusUm, Blend blend) {
        double r = Math.sqrt(x * x + y * y);
        double resin = resinDepthUm(x, y, z);
        if (resin < voxelRadiusUm) {
            paintHolder(x, y, z, r, plane, blend);
            paintGlue(x, y, z, plane, blend);
        }
        if (resin > -voxelRadiusUm) {
            boolean flat = r < 1e-9 || resin < (radiusUm(z) - r) * COS;
            PlaneCut surface = flat ? plane.along(0, 0, 1) : plane.along(COS * x / r, COS * y / r, SLOPE * COS);
            blend.cover(SilicaMaterials.RESIN, blend.inside(resin, surface));
        }
    }

    private static void paintHolder(double x, double y, double z, double r, PlaneCut plane, Blend blend) {
        double depth = holderDepthUm(r, z);
        PlaneCut surface = HOLDER_RADIUS_UM - r > depth ? plane.along(0, 0, 1) : plane.along(x / r, y / r, 0);
        blend.cover(SilicaMaterials.HOLDER, blend.inside(depth, surface));
    }

    /** f = 1 on the spheroid: 1 − f is the depth in units of 1/|∇f|. */
    private static void paintGlue(double x, double y, double z, PlaneCut plane, Blend blend) {
        double f = glueRadius(x, y, z);
        if (f < 1e-9) {
            blend.cover(SilicaMaterials.GLUE, 1);
            return;
        }
        double across = 1 / (f * GLUE_RADIUS_UM * GLUE_RADIUS_UM);
        double up = (z - GLUE_Z_UM) / (f * GLUE_HALF_HEIGHT_UM * GLUE_HALF_HEIGHT_UM);
        blend.cover(SilicaMaterials.GLUE, blend.inside(1 - f, plane.along(across * x, across * y, up)));
    }
}
