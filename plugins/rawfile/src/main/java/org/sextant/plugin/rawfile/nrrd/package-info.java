// SPDX-License-Identifier: Apache-2.0
/** Nearly raw raster data (NRRD): reader and writer. */
@NullMarked
package org.sextant.plugin.rawfile.nrrd;

import org.jspecify.annotations.NullMarked;
