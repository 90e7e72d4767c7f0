// SPDX-License-Identifier: Apache-2.0
/** How far colours are apart for the eye, and colours that can be told apart. */
@NullMarked
package org.sextant.world.colour;

import org.jspecify.annotations.NullMarked;
