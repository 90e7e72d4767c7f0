// SPDX-License-Identifier: Apache-2.0
/** Lengths with units, for the edges of the program; inside, every length is in micrometres. */
@NullMarked
package org.sextant.world.length;

import org.jspecify.annotations.NullMarked;
