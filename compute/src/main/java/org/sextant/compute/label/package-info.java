// SPDX-License-Identifier: Apache-2.0
/** Objects of masks and label volumes: connected components, watershed, sets, sizes, borders, holes, shells. */
@NullMarked
package org.sextant.compute.label;

import org.jspecify.annotations.NullMarked;
