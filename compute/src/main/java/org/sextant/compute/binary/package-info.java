// SPDX-License-Identifier: Apache-2.0
/** Masks: sets, dilation and erosion by balls, holes. */
@NullMarked
package org.sextant.compute.binary;

import org.jspecify.annotations.NullMarked;
