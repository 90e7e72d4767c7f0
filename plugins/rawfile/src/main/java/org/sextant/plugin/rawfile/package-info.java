// SPDX-License-Identifier: Apache-2.0
/** What the formats of raw voxels with a text header share: header fields, data files, strided bodies, stated grids. */
@NullMarked
package org.sextant.plugin.rawfile;

import org.jspecify.annotations.NullMarked;
