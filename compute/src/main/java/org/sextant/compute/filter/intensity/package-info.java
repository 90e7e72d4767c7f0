// SPDX-License-Identifier: Apache-2.0
/** Changes of grey values that are the same for all voxels. */
@NullMarked
package org.sextant.compute.filter.intensity;

import org.jspecify.annotations.NullMarked;
