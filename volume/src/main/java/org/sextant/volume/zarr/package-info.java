// SPDX-License-Identifier: Apache-2.0
/** OME-Zarr: Zarr v2 and v3 arrays in folders, and the multi-resolution images of OME-NGFF 0.4 to 0.6 in them. */
@NullMarked
package org.sextant.volume.zarr;

import org.jspecify.annotations.NullMarked;
