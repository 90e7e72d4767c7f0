// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Ray;
import org.sextant.world.grid.Box3;

/**
 * Where the voxels of a volume or label volume lie for one picture: maps from µm relative to the eye into voxel indices, the
 * step, and what is cut away.
 *
 * <p>Threads: any once made.
 */
public abstract sealed class MarchBox permits MarchVolume, MarchLabels {
    /**
     * Where voxels are.
     *
     * @param baseToEye from the finest level's voxel index to µm relative to the eye
     * @param fieldToBase from the field's voxel index to the finest level's
     * @param bounds all of the volume in indices of the finest level
     * @param voxelUm mean edge of the finest voxel
     */
    record Place(Matrix4x3dc baseToEye, Matrix4x3dc fieldToBase, Box3 bounds, double voxelUm) {}

    final String name;
    /** From the eye's µm to the index of the finest level, where the volume's faces are. */
    final Matrix4x3d eyeToBase;
    /** From the eye's µm to the field's voxel index. */
    final Matrix4x3d eyeToField;

    final Matrix4x3d fieldToEye;
    final Matrix4x3d baseToEye;

    final Vector3d minIndex;
    final Vector3d maxIndex;
    /** Shortest edge of the field's voxel, µm. */
    final double edgeUm;

    final double stepUm;
    final double voxelUm;
    /** Centre of the volume relative to the eye: steps are counted from it. */
    final Vector3d centre;

    final List<Cut> cuts;
    /** Null: light comes to all places alike. */
    private @Nullable LightGrid lightGrid;

    MarchBox(String name, Place place, List<Cut> cuts, double samplesPerVoxel) {
        this.name = name;
        this.cuts = List.copyOf(cuts);
        this.voxelUm = place.voxelUm();
        this.minIndex = new Vector3d(place.bounds().minUm());
        this.maxIndex = new Vector3d(place.bounds().maxUm());
        this.baseToEye = new Matrix4x3d(place.baseToEye());
        this.eyeToBase = place.baseToEye().invert(new Matrix4x3d());
        this.fieldToEye = place.baseToEye().mul(place.fieldToBase(), new Matrix4x3d());
        this.eyeToField = fieldToEye.invert(new Matrix4x3d());
        this.centre = place.baseToEye().transformPosition(place.bounds().centreUm());
        double edge = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            edge = Math.min(edge, fieldToEye.getColumn(axis, new Vector3d()).length());
        }
        this.edgeUm = edge;
        this.stepUm = edge / samplesPerVoxel;
    }

    /** Optical density at a voxel index of the field, 1/µm. */
    abstract double densityAt(double x, double y, double z);

    /** To be filled with the densities of this. */
    abstract OpacityGrid opacityGrid();

    /** Says what light comes where; before any ray is traced. */
    final void illuminate(LightGrid grid) {
        lightGrid = grid;
    }

    /** What light comes where; null: it comes to all places alike. */
    public final @Nullable LightGrid lightGrid() {
        return lightGrid;
    }

    /** Whether a point relative to the eye lies in it and is not cut away. */
    final boolean holds(Vector3dc eyeUm) {
        Vector3d i = eyeToBase.transformPosition(eyeUm, new Vector3d());
        for (int axis = 0; axis < 3; axis++) {
            if (!(i.get(axis) >= minIndex.get(axis) && i.get(axis) <= maxIndex.get(axis))) {
                return false;
            }
        }
        return cuts.stream().allMatch(c -> c.keeps(eyeUm));
    }

    /**
     * Lights a colour at a place of the field.
     *
     * @param gx,gy,gz gradient by voxel index
     * @param weight 0 leaves the colour as it is but for occlusion, 1 lights it fully
     */
    final void light(
            Light light,
            double x,
            double y,
            double z,
            double gx,
            double gy,
            double gz,
            Ray ray,
            float weight,
            float[] colour) {
        Matrix4x3d m = eyeToField;
        double nx = m.m00() * gx + m.m01() * gy + m.m02() * gz;
        double ny = m.m10() * gx + m.m11() * gy + m.m12() * gz;
        double nz = m.m20() * gx + m.m21() * gy + m.m22() * gz;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double scale = length > 0 ? 1 / length : 0;
        nx *= scale;
        ny *= scale;
        nz *= scale;
        float around = 1;
        float lamp = 1;
        LightGrid grid = lightGrid;
        if (grid != null) {
            // before the surface, as seen
            double side = nx * ray.dx + ny * ray.dy + nz * ray.dz > 0 ? -1 : 1;
            double out = side * weight * LightGrid.BEFORE * grid.cells.edge() * edgeUm;
            double px = x + out * (m.m00() * nx + m.m10() * ny + m.m20() * nz);
            double py = y + out * (m.m01() * nx + m.m11() * ny + m.m21() * nz);
            double pz = z + out * (m.m02() * nx + m.m12() * ny + m.m22() * nz);
            around = grid.around(px, py, pz);
            lamp = grid.lamp(px, py, pz);
        }
        light.apply(nx, ny, nz, ray, weight, around, lamp, colour);
    }

    /** Of the volume or label volume. */
    public String name() {
        return name;
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

    /** Shortest edge of the field's voxel, µm. */
    public double edgeUm() {
        return edgeUm;
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
    public boolean isFinerThan(MarchBox other) {
        return voxelUm < other.voxelUm * (1 - 1e-6);
    }

    /** Centre of the volume relative to the eye, µm: steps are counted from it. */
    public Vector3dc centre() {
        return centre;
    }

    /** What is cut away from it. */
    public List<Cut> cuts() {
        return cuts;
    }
}
