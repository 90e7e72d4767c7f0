// SPDX-License-Identifier: Apache-2.0
/** The ray march on OpenGL: contexts without a window, textures, and the compute and fragment passes. */
@NullMarked
package org.sextant.render.gl;

import org.jspecify.annotations.NullMarked;
