// SPDX-License-Identifier: Apache-2.0
/** From counts to line integrals: references, logarithm, defects, rings, borders. */
@NullMarked
package org.sextant.compute.tomography.correction;

import org.jspecify.annotations.NullMarked;
