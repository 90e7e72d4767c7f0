// SPDX-License-Identifier: Apache-2.0
/** Histograms of grey values, thresholds found in them, and the masks they make. */
@NullMarked
package org.sextant.compute.filter.threshold;

import org.jspecify.annotations.NullMarked;
