// SPDX-License-Identifier: Apache-2.0
/** Line integrals through fields on nested grids, in parallel and cone beams around one axis. */
@NullMarked
package org.sextant.twin.projection;

import org.jspecify.annotations.NullMarked;
