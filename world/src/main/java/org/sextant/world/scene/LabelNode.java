// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.sextant.world.grid.VoxelGrid;

/**
 * A volume of object numbers (0 = none) in the world.
 *
 * @param of the volume that the labels were made from
 * @param opacity 0…1 of all labels together
 */
public record LabelNode(VolumeId id, VolumeId of, VoxelGrid grid, DataSource source, boolean visible, double opacity) {}
