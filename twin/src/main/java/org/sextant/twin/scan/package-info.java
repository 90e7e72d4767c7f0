// SPDX-License-Identifier: Apache-2.0
/** Scans of a sample: planned with their true errors, recorded as raw frames and as volumes at the true geometry. */
@NullMarked
package org.sextant.twin.scan;

import org.jspecify.annotations.NullMarked;
