// SPDX-License-Identifier: Apache-2.0
/** The only main class. */
@NullMarked
package org.sextant.app;

import org.jspecify.annotations.NullMarked;
