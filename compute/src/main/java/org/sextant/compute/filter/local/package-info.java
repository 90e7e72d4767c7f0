// SPDX-License-Identifier: Apache-2.0
/** Filters that look at a bounded neighbourhood, and how they run: in memory, block by block, on devices. */
@NullMarked
package org.sextant.compute.filter.local;

import org.jspecify.annotations.NullMarked;
