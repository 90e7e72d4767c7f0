// SPDX-License-Identifier: Apache-2.0
/** Exact Euclidean distances between voxel centres, as whole numbers. */
@NullMarked
package org.sextant.compute.distance;

import org.jspecify.annotations.NullMarked;
