// SPDX-License-Identifier: Apache-2.0
/** Landmarks and poses in the files of other programs: BigWarp, 3D Slicer, ITK. */
@NullMarked
package org.sextant.compute.registration.exchange;

import org.jspecify.annotations.NullMarked;
