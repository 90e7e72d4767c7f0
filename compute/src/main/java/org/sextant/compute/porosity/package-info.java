// SPDX-License-Identifier: Apache-2.0
/** Pores as a whole: porosity, closed pores, the ladder over scans, percolation and tortuosity. */
@NullMarked
package org.sextant.compute.porosity;

import org.jspecify.annotations.NullMarked;
