// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
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

    final Vector3d minIndex;
    final Vector3d maxIndex;
    /** Shortest edge of the field's voxel, µm. */
    final double edgeUm;

    final double stepUm;
    final double voxelUm;
    /** Centre of the volume relative to the eye: steps are counted from it. */
    final Vector3d centre;

    final List<Cut> cuts;

    MarchBox(String name, Place place, List<Cut> cuts, double samplesPerVoxel) {
        this.name = name;
        this.cuts = List.copyOf(cuts);
        this.voxelUm = place.voxelUm();
        this.minIndex = new Vector3d(place.bounds().minUm());
        this.maxIndex = new Vector3d(place.bounds().maxUm());
        this.eyeToBase = place.baseToEye().invert(new Matrix4x3d());
        Matrix4x3d fieldToEye = place.baseToEye().mul(place.fieldToBase(), new Matrix4x3d());
        this.eyeToField = fieldToEye.invert(new Matrix4x3d());
        this.centre = place.baseToEye().transformPosition(place.bounds().centreUm());
        double edge = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            edge = Math.min(edge, fieldToEye.getColumn(axis, new Vector3d()).length());
        }
        this.edgeUm = edge;
        this.stepUm = edge / samplesPerVoxel;
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
