// SPDX-License-Identifier: Apache-2.0
/** Random numbers by index: the same on every machine and for any number of threads. */
@NullMarked
package org.sextant.twin.random;

import org.jspecify.annotations.NullMarked;
