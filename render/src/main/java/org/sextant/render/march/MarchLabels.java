// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.render.residency.LabelField;
import org.sextant.render.residency.ObjectColours;
import org.sextant.render.residency.ResidentLabels;

/**
 * What the ray loop needs of one label volume, for one picture.
 *
 * <p>Threads: any once made.
 */
public final class MarchLabels extends MarchBox {
    /** Reach of the weights that surfaces of objects are smoothed with, voxels. */
    public static final double REACH = 3;
    /** Steepest slope of the smoothed object at a voxel's distance; below this share of it a surface has no direction. */
    public static final double FLAT = 0.05;

    /** Half the width of an outline in a picture of the usual height, pixels. */
    public static final double OUTLINE_PX = 0.9;

    /** See {@link #OUTLINE_PX}. */
    public static final double USUAL_HEIGHT = 720;

    final LabelField field;
    final ObjectColours colours;
    final Light light;
    final boolean outlined;
    /** The picture's right and top in voxels of the field per µm. */
    final Vector3d right;

    final Vector3d top;
    private final Rays rays;
    /** Null: every voxel is looked at. */
    final @Nullable EmptySpace empty;

    MarchLabels(ResidentLabels v, List<Cut> cuts, boolean skipEmpty, Light light, Rays rays) {
        super(v.node().id().name(), new Place(v.baseToEye(), v.fieldToBase(), v.bounds(), v.voxelUm()), cuts, 1);
        this.field = v.field();
        this.colours = v.colours();
        this.light = light;
        this.rays = rays;
        this.right = eyeToField.transformDirection(rays.right(), new Vector3d());
        this.top = eyeToField.transformDirection(rays.top(), new Vector3d());
        this.outlined = v.colours().style().outlined();
        this.empty = skipEmpty
                ? new EmptySpace(
                        LabelField.SHIFT,
                        LabelField.bricks(field.nx()),
                        LabelField.bricks(field.ny()),
                        LabelField.bricks(field.nz()),
                        field::isOccupied)
                : null;
    }

    public LabelField field() {
        return field;
    }

    public ObjectColours colours() {
        return colours;
    }

    /** Whether borders between objects are drawn darker. */
    public boolean isOutlined() {
        return outlined;
    }

    /** Null: every voxel is looked at. */
    public @Nullable EmptySpace empty() {
        return empty;
    }

    /** Half the width of an outline in the picture, as that of lines, at a distance along a ray, µm. */
    double outlineUm(double t, Ray ray) {
        double depth = t
                * (ray.dx * rays.forward().x()
                        + ray.dy * rays.forward().y()
                        + ray.dz * rays.forward().z());
        return OUTLINE_PX * Math.max(1, rays.height() / USUAL_HEIGHT) * rays.pixelUm(depth);
    }

    /** The rank at a place, that of the nearest voxel. */
    int rankAt(double x, double y, double z) {
        return field.rank(nearest(x, field.nx()), nearest(y, field.ny()), nearest(z, field.nz()));
    }

    static int nearest(double x, int n) {
        return (int) Math.max(0, Math.min(Math.floor(x + 0.5), n - 1.0));
    }

    /**
     * Shades the surface of an object by the slope of its smoothed shape: voxels of the object count 1, all others 0, with
     * weights (1 − r²/R²)² that fade out smoothly at R = {@link #REACH} voxels.
     */
    void shade(int rank, double x, double y, double z, Ray ray, float[] colour) {
        double sx = 0;
        double sy = 0;
        double sz = 0;
        double scale = 1 / (REACH * REACH);
        int z1 = Math.min(field.nz() - 1, (int) Math.floor(z + REACH));
        int y1 = Math.min(field.ny() - 1, (int) Math.floor(y + REACH));
        int x1 = Math.min(field.nx() - 1, (int) Math.floor(x + REACH));
        for (int k = Math.max(0, (int) Math.ceil(z - REACH)); k <= z1; k++) {
            for (int j = Math.max(0, (int) Math.ceil(y - REACH)); j <= y1; j++) {
                double r2 = (k - z) * (k - z) + (j - y) * (j - y);
                for (int i = Math.max(0, (int) Math.ceil(x - REACH)); i <= x1; i++) {
                    double w = 1 - (r2 + (i - x) * (i - x)) * scale;
                    if (w > 0 && field.rank(i, j, k) == rank) {
                        sx += w * (i - x);
                        sy += w * (j - y);
                        sz += w * (k - z);
                    }
                }
            }
        }
        float weight = sx * sx + sy * sy + sz * sz > FLAT * FLAT ? 1 : 0;
        if (weight > 0 || lightGrid() != null) {
            light(light, x, y, z, sx, sy, sz, ray, weight, colour);
        }
    }

    @Override
    double densityAt(double x, double y, double z) {
        double alpha = (colours.argb(rankAt(x, y, z)) >>> 24) / 255.0;
        return alpha > 0 ? Math.min(-Math.log1p(-alpha), 3) / edgeUm : 0;
    }

    @Override
    OpacityGrid opacityGrid() {
        return new OpacityGrid(this, field.nx(), field.ny(), field.nz());
    }
}
