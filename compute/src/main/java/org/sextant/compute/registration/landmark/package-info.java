// SPDX-License-Identifier: Apache-2.0
/** Registration from pairs of points: the pose, its error anywhere, and which pair is doubtful. */
@NullMarked
package org.sextant.compute.registration.landmark;

import org.jspecify.annotations.NullMarked;
