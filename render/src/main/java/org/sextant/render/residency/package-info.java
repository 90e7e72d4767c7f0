// SPDX-License-Identifier: Apache-2.0
/** Which voxels are in memory for a picture: level, region, and bricks that are known to be empty. */
@NullMarked
package org.sextant.render.residency;

import org.jspecify.annotations.NullMarked;
