// SPDX-License-Identifier: Apache-2.0
/** Flat pictures of planes through volumes, at an exact size of their pixels. */
@NullMarked
package org.sextant.render.slice;

import org.jspecify.annotations.NullMarked;
