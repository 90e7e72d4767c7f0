// SPDX-License-Identifier: Apache-2.0
/** How fine a volume is: Fourier shell correlation, proxigram, line spread. */
@NullMarked
package org.sextant.compute.resolution;

import org.jspecify.annotations.NullMarked;
