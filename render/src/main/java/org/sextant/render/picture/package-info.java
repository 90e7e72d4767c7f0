// SPDX-License-Identifier: Apache-2.0
/** Finished pictures and their files. */
@NullMarked
package org.sextant.render.picture;

import org.jspecify.annotations.NullMarked;
