// SPDX-License-Identifier: Apache-2.0
/** The one family of errors: what, where, which value, and what to do. */
@NullMarked
package org.sextant.world.error;

import org.jspecify.annotations.NullMarked;
