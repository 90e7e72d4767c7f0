// SPDX-License-Identifier: Apache-2.0
/** Filters that smooth or sharpen. */
@NullMarked
package org.sextant.compute.filter.smooth;

import org.jspecify.annotations.NullMarked;
