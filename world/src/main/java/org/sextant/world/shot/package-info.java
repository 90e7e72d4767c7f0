// SPDX-License-Identifier: Apache-2.0
/** Films as functions of time: a view, and how its parts change. */
@NullMarked
package org.sextant.world.shot;

import org.jspecify.annotations.NullMarked;
