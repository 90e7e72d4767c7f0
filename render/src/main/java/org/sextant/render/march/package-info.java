// SPDX-License-Identifier: Apache-2.0
/** The ray loop: all volumes of a world, front to back. */
@NullMarked
package org.sextant.render.march;

import org.jspecify.annotations.NullMarked;
