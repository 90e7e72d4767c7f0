// SPDX-License-Identifier: Apache-2.0
/** Types of voxel values, their arrays in memory and their bytes in files. */
@NullMarked
package org.sextant.volume.value;

import org.jspecify.annotations.NullMarked;
