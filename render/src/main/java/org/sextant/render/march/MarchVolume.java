// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;
import org.sextant.render.residency.BrickGrid;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.render.residency.VoxelField;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.view.Layer;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.View;

/**
 * What the ray loop needs of one volume, for one picture: where it is, its mode, the transfer table, and where nothing is to
 * be seen.
 *
 * <p>Threads: any once made.
 */
public final class MarchVolume extends MarchBox {
    /** Gradient per voxel, as a share of the transfer function's range, where shading begins and where it is full. */
    public static final double FLAT = 0.02;

    /** See {@link #FLAT}. */
    public static final double STEEP = 0.10;

    final VoxelField field;
    final TransferTable table;
    final Light light;
    final boolean shaded;
    final RayMode mode;
    final ValueScale scale;
    final BrickGrid bricks;
    /** Whether bricks that change nothing are jumped over. */
    final boolean skipsEmpty;
    /** Null: every brick is sampled. */
    final @Nullable EmptySpace empty;
    /** Null unless surfaces are shown. */
    final @Nullable SurfaceTable surfaces;
    /** Table positions per µm of the finest field voxel edge, see {@link #steepness}. */
    private final double perVoxel;

    MarchVolume(ResidentVolume v, View view, List<Cut> cuts, double samplesPerVoxel, boolean skipEmpty, Light light) {
        super(
                v.node().id().name(),
                new Place(v.baseToEye(), v.fieldToBase(), v.bounds(), v.voxelUm()),
                cuts,
                samplesPerVoxel);
        this.field = v.field();
        Layer layer = view.layer(v.node());
        this.light = light;
        this.shaded = layer.shaded();
        this.mode = layer.mode();
        this.scale = v.scale();
        this.bricks = v.bricks();
        this.table = new TransferTable(
                layer.transfer(), scale, layer.unitLengthUm().orElse(view.look().unitLengthUm()), stepUm);
        this.surfaces = mode instanceof RayMode.Surfaces s ? new SurfaceTable(s, layer.transfer(), scale) : null;
        this.skipsEmpty = skipEmpty;
        this.empty = skipEmpty ? emptySpace() : null;
        this.perVoxel = Math.abs(table.perStored()) * edgeUm / TransferTable.LAST;
    }

    /** Bricks that change nothing in the picture whatever lies before them; null if the mode knows none. */
    private @Nullable EmptySpace emptySpace() {
        SurfaceTable s = surfaces;
        if (s != null) {
            return new EmptySpace(bricks, s::crosses);
        }
        return mode == RayMode.Whole.COMPOSITE ? new EmptySpace(bricks, table::visible) : null;
    }

    public VoxelField field() {
        return field;
    }

    /** From stored numbers to values. */
    public ValueScale scale() {
        return scale;
    }

    public TransferTable table() {
        return table;
    }

    public RayMode mode() {
        return mode;
    }

    /** Smallest and largest value of each brick of the field. */
    public BrickGrid bricks() {
        return bricks;
    }

    /** Null unless surfaces are shown. */
    public @Nullable SurfaceTable surfaces() {
        return surfaces;
    }

    /** Whether bricks that change nothing are jumped over. */
    public boolean skipsEmpty() {
        return skipsEmpty;
    }

    public boolean isShaded() {
        return shaded;
    }

    /** Null: every brick is sampled. */
    public @Nullable EmptySpace empty() {
        return empty;
    }

    /** Steepness in table positions per voxel, as a share of the table, is a gradient per µm times this. */
    public double steepnessPerGradient() {
        return perVoxel;
    }

    /** Table position at a point of the field. */
    float position(double x, double y, double z) {
        return table.position(field.value(x, y, z));
    }

    /**
     * Shades a colour by the gradient at a point of the field. The gradient of v(M p) in space is Mᵀ times the gradient by
     * index, M being the linear part of eye to field.
     *
     * @param surface whether the gradient counts fully however flat it is
     */
    void shade(double x, double y, double z, Ray ray, boolean surface, float[] gradient, float[] colour) {
        field.gradient(x, y, z, gradient);
        Matrix4x3d m = eyeToField;
        double gx = m.m00() * gradient[0] + m.m01() * gradient[1] + m.m02() * gradient[2];
        double gy = m.m10() * gradient[0] + m.m11() * gradient[1] + m.m12() * gradient[2];
        double gz = m.m20() * gradient[0] + m.m21() * gradient[1] + m.m22() * gradient[2];
        double length = Math.sqrt(gx * gx + gy * gy + gz * gz);
        float weight = surface ? (length > 0 ? 1 : 0) : steepness(length);
        if (weight > 0) {
            light(light, x, y, z, gradient[0], gradient[1], gradient[2], ray, weight, colour);
        } else if (lightGrid() != null) {
            light(light, x, y, z, 0, 0, 0, ray, 0, colour);
        }
    }

    @Override
    double densityAt(double x, double y, double z) {
        SurfaceTable s = surfaces;
        float v = field.value(x, y, z);
        if (s == null) {
            return mode == RayMode.Whole.COMPOSITE ? table.density(table.position(v)) : 0;
        }
        // within a voxel of a surface
        float reach = 0;
        for (int way = 0; way < 3; way++) {
            float a = field.value(x + (way == 0 ? 1 : 0), y + (way == 1 ? 1 : 0), z + (way == 2 ? 1 : 0));
            reach = Math.max(reach, Math.abs(a - v));
        }
        return s.crosses(v - reach, v + reach) ? 1 / edgeUm : 0;
    }

    @Override
    OpacityGrid opacityGrid() {
        return new OpacityGrid(this, field.nx(), field.ny(), field.nz());
    }

    /** 0 in flat regions, where the direction of a gradient is noise, to 1 at edges. NaN counts as flat. */
    private float steepness(double gradientPerUm) {
        double s = (gradientPerUm * perVoxel - FLAT) / (STEEP - FLAT);
        if (!(s > 0)) {
            return 0;
        }
        double c = Math.min(1, s);
        return (float) (c * c * (3 - 2 * c));
    }
}
