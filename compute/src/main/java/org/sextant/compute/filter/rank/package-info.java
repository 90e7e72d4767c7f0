// SPDX-License-Identifier: Apache-2.0
/** Filters that sort a neighbourhood: median, percentile, smallest, largest, grey morphology. */
@NullMarked
package org.sextant.compute.filter.rank;

import org.jspecify.annotations.NullMarked;
