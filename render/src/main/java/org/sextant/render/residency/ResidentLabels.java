// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.joml.Matrix4x3dc;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.LabelNode;

/**
 * A label volume as it is in memory for a picture.
 *
 * @param colours of its objects as the view wants them
 * @param baseToEye map from the finest level's voxel index to µm relative to the eye, world directions
 * @param bounds all of the volume in indices of the finest level
 * @param fieldToBase map from the field's voxel index to the finest level's
 * @param voxelUm mean edge of the finest voxel in the world
 */
public record ResidentLabels(
        LabelNode node,
        LoadPlan plan,
        LabelField field,
        ObjectColours colours,
        Matrix4x3dc baseToEye,
        Box3 bounds,
        Matrix4x3dc fieldToBase,
        double voxelUm) {}
