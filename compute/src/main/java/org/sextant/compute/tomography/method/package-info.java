// SPDX-License-Identifier: Apache-2.0
/** From line integrals to voxels: filtered back-projection and iterations. */
@NullMarked
package org.sextant.compute.tomography.method;

import org.jspecify.annotations.NullMarked;
