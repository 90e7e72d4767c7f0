// SPDX-License-Identifier: Apache-2.0
/** Frames of a scan as they were taken, with what their files say about them. */
@NullMarked
package org.sextant.compute.tomography.scan;

import org.jspecify.annotations.NullMarked;
