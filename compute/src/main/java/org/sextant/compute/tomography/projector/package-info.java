// SPDX-License-Identifier: Apache-2.0
/** Line integrals of voxels along the rays of a scan, and the adjoint. */
@NullMarked
package org.sextant.compute.tomography.projector;

import org.jspecify.annotations.NullMarked;
