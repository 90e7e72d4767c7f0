// SPDX-License-Identifier: Apache-2.0
/** Tables of numbers with units: one row an object, a bin, a shell. */
@NullMarked
package org.sextant.volume.table;

import org.jspecify.annotations.NullMarked;
