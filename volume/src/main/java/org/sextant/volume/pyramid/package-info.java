// SPDX-License-Identifier: Apache-2.0
/** Coarser levels of a volume, computed as it streams by, in bounded memory. */
@NullMarked
package org.sextant.volume.pyramid;

import org.jspecify.annotations.NullMarked;
