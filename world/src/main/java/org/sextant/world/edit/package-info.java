// SPDX-License-Identifier: Apache-2.0
/** Changes to a world, and the one owner that applies, undoes and journals them. */
@NullMarked
package org.sextant.world.edit;

import org.jspecify.annotations.NullMarked;
