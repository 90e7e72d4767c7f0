// SPDX-License-Identifier: Apache-2.0
/** Frames in a tree, the placements that join them with their covariance, and points located through them. */
@NullMarked
package org.sextant.world.frame;

import org.jspecify.annotations.NullMarked;
