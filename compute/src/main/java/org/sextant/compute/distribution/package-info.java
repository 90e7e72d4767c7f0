// SPDX-License-Identifier: Apache-2.0
/** How values are distributed: histograms, moments, fitted models, comparisons, distributions measured elsewhere. */
@NullMarked
package org.sextant.compute.distribution;

import org.jspecify.annotations.NullMarked;
