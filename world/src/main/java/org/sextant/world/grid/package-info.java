// SPDX-License-Identifier: Apache-2.0
/** Voxel grids and boxes: the one place that knows where a voxel index lies. */
@NullMarked
package org.sextant.world.grid;

import org.jspecify.annotations.NullMarked;
