// SPDX-License-Identifier: Apache-2.0
/** Lines, text, axes and scale bar, with depth where they have one. */
@NullMarked
package org.sextant.render.geometry;

import org.jspecify.annotations.NullMarked;
