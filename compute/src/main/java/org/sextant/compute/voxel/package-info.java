// SPDX-License-Identifier: Apache-2.0
/** Voxels in memory, plane by plane: numbers, masks, labels. */
@NullMarked
package org.sextant.compute.voxel;

import org.jspecify.annotations.NullMarked;
