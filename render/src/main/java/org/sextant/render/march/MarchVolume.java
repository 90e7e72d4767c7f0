// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.render.residency.VoxelField;
import org.sextant.world.view.Layer;
import org.sextant.world.view.View;

/**
 * What the ray loop needs of one volume, for one picture: maps from µm relative to the eye into voxel indices, the
 * transfer table, the step, and where nothing is to be seen.
 *
 * <p>Threads: any once made.
 */
public final class MarchVolume {
    /** Gradient per voxel, as a share of the transfer function's range, where shading begins and where it is full. */
    public static final double FLAT = 0.02;

    /** See {@link #FLAT}. */
    public static final double STEEP = 0.10;

    final VoxelField field;
    final TransferTable table;
    final Light light;
    final boolean shaded;
    /** Null: every brick is sampled. */
    final @Nullable EmptySpace empty;
    /** From the eye's µm to the index of the finest level, where the volume's faces are. */
    final Matrix4x3d eyeToBase;
    /** From the eye's µm to the field's voxel index. */
    final Matrix4x3d eyeToField;

    final Vector3d minIndex;
    final Vector3d maxIndex;
    final double stepUm;
    final double voxelUm;
    /** Centre of the volume relative to the eye: steps are counted from it. */
    final Vector3d centre;
    /** Table positions per µm of the finest field voxel edge, see {@link #steepness}. */
    private final double perVoxel;

    MarchVolume(ResidentVolume v, View view, double samplesPerVoxel, boolean skipEmpty, Light light) {
        this.field = v.field();
        Layer layer = view.layer(v.node());
        this.light = light;
        this.shaded = layer.shaded();
        this.voxelUm = v.voxelUm();
        this.minIndex = new Vector3d(v.bounds().minUm());
        this.maxIndex = new Vector3d(v.bounds().maxUm());
        this.eyeToBase = v.baseToEye().invert(new Matrix4x3d());
        Matrix4x3d fieldToEye = v.baseToEye().mul(v.fieldToBase(), new Matrix4x3d());
        this.eyeToField = fieldToEye.invert(new Matrix4x3d());
        this.centre = v.baseToEye().transformPosition(v.bounds().centreUm());
        double edge = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            edge = Math.min(edge, fieldToEye.getColumn(axis, new Vector3d()).length());
        }
        this.stepUm = edge / samplesPerVoxel;
        this.table = new TransferTable(
                layer.transfer(),
                v.scale(),
                layer.unitLengthUm().orElse(view.look().unitLengthUm()),
                stepUm);
        this.empty = skipEmpty ? new EmptySpace(v.bricks(), table) : null;
        this.perVoxel = Math.abs(table.perStored()) * edge / TransferTable.LAST;
    }

    public VoxelField field() {
        return field;
    }

    public TransferTable table() {
        return table;
    }

    public boolean isShaded() {
        return shaded;
    }

    /** Null: every brick is sampled. */
    public @Nullable EmptySpace empty() {
        return empty;
    }

    /** From µm relative to the eye to the index of the finest level, where the volume's faces are. */
    public Matrix4x3dc eyeToBase() {
        return eyeToBase;
    }

    /** From µm relative to the eye to the field's voxel index. */
    public Matrix4x3dc eyeToField() {
        return eyeToField;
    }

    /** Lowest corner, in indices of the finest level. */
    public Vector3dc minIndex() {
        return minIndex;
    }

    /** Highest corner, in indices of the finest level. */
    public Vector3dc maxIndex() {
        return maxIndex;
    }

    /** Length of a step along a ray. */
    public double stepUm() {
        return stepUm;
    }

    /** Mean edge of the finest voxel: the smaller, the finer the volume. */
    public double voxelUm() {
        return voxelUm;
    }

    /** Whether it hides the other under the rule that the finest volume wins. */
    public boolean isFinerThan(MarchVolume other) {
        return voxelUm < other.voxelUm * (1 - 1e-6);
    }

    /** Centre of the volume relative to the eye, µm: steps are counted from it. */
    public Vector3dc centre() {
        return centre;
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
     */
    void shade(double x, double y, double z, double dx, double dy, double dz, float[] gradient, float[] colour) {
        field.gradient(x, y, z, gradient);
        Matrix4x3d m = eyeToField;
        double gx = m.m00() * gradient[0] + m.m01() * gradient[1] + m.m02() * gradient[2];
        double gy = m.m10() * gradient[0] + m.m11() * gradient[1] + m.m12() * gradient[2];
        double gz = m.m20() * gradient[0] + m.m21() * gradient[1] + m.m22() * gradient[2];
        double length = Math.sqrt(gx * gx + gy * gy + gz * gz);
        float weight = steepness(length);
        if (weight > 0) {
            light.apply(gx / length, gy / length, gz / length, dx, dy, dz, weight, colour);
        }
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
