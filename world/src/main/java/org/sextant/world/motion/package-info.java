// SPDX-License-Identifier: Apache-2.0
/** How cameras move: orbit, pan, zoom to the cursor, fit, flights across scales. Pure functions of cameras. */
@NullMarked
package org.sextant.world.motion;

import org.jspecify.annotations.NullMarked;
