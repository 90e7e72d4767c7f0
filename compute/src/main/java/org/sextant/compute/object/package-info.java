// SPDX-License-Identifier: Apache-2.0
/** Objects of a label volume: one row each, with size, place, shape, surface, grey values, pores and thickness. */
@NullMarked
package org.sextant.compute.object;

import org.jspecify.annotations.NullMarked;
