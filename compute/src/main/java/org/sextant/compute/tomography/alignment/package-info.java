// SPDX-License-Identifier: Apache-2.0
/** Where the axis of rotation stands. */
@NullMarked
package org.sextant.compute.tomography.alignment;

import org.jspecify.annotations.NullMarked;
