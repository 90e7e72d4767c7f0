// SPDX-License-Identifier: Apache-2.0
/** Volumes on other grids. */
@NullMarked
package org.sextant.compute.filter.resample;

import org.jspecify.annotations.NullMarked;
