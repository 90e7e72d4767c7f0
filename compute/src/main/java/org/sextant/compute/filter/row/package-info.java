// SPDX-License-Identifier: Apache-2.0
/** Arithmetic on long rows of numbers, in loops that the virtual machine turns into vector instructions. */
@NullMarked
package org.sextant.compute.filter.row;

import org.jspecify.annotations.NullMarked;
