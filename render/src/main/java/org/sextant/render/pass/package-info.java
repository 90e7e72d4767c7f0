// SPDX-License-Identifier: Apache-2.0
/** Which pass makes a picture, and why. */
@NullMarked
package org.sextant.render.pass;

import org.jspecify.annotations.NullMarked;
