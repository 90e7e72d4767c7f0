// SPDX-License-Identifier: Apache-2.0
/** How thick a phase is around each of its voxels: local thickness, its ridge, intrusion, chords. */
@NullMarked
package org.sextant.compute.thickness;

import org.jspecify.annotations.NullMarked;
