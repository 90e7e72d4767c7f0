// SPDX-License-Identifier: Apache-2.0
/** Rays through pixels, and points back onto them. */
@NullMarked
package org.sextant.render.camera;

import org.jspecify.annotations.NullMarked;
